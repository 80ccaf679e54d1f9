import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { CHECKOUT, setTheme, THEMES, type ThemeName } from '../host/test-workspace';
import { askStored } from './stored-editors';

const SCREENS = join(CHECKOUT, '.screens');

/** How long a state may take to come, however slow the machine. A state that comes is never waited for a moment longer. */
export const PATIENCE_MS = 300_000;
/** How long a step of some seconds is tried again. */
const TRIES_MS = 120_000;
/** By how much longer each try waits for what takes the focus late. */
const LATE_FOCUS_MS = 400;

/** The workbench as a user's hands and eyes meet it. */
export class Workbench {
  readonly page: Page;
  readonly #folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.#folder = folder;
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    // Only some versions open it, and only then is there something to hide.
    await this.#pick('View: Hide Secondary Side Bar').catch(() => this.page.keyboard.press('Escape'));
  }

  /** Runs a command by the words that a user would type; again if an editor that opens just then takes the focus from the palette. */
  async command(words: string): Promise<void> {
    await this.insist(() => this.#pick(words));
  }

  /** An opening editor may take the focus of what was just opened, and what was clicked may be drawn anew: try again, as a user would. */
  async insist(step: () => Promise<void>): Promise<void> {
    const deadline = Date.now() + TRIES_MS;
    for (;;) {
      try {
        await step();
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async #pick(words: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.#ask(`>${words}`);
    // To the letter: "Check Reproducibility" is also how another command begins, and what was used last comes first.
    const label = this.page.locator('.label-name').filter({ hasText: new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) });
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ has: label }).first().click({ timeout: 10_000 });
  }

  /** Writes into the palette that was just opened. */
  async #ask(words: string): Promise<void> {
    await write(this.page.locator('.quick-input-widget input').first(), words);
  }

  /** What the palette offers for these words, once it offers what is known to be there. */
  async offered(words: string, known: string): Promise<readonly string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    let labels: readonly string[] = [];
    await this.insist(async () => {
      await this.page.keyboard.press('F1');
      await this.#ask(`>${words}`);
      await rows.filter({ hasText: known }).first().waitFor({ timeout: 10_000 });
      labels = await rows.allInnerTexts();
    });
    await this.page.keyboard.press('Escape');
    return labels;
  }

  async openFile(name: string): Promise<void> {
    await this.insist(() => this.#open(name));
  }

  /** Points at a word until its hover says this: a hover that is on its way goes when the editor scrolls or is drawn anew. */
  async hover(line: string, word: string, words: string): Promise<void> {
    const place = this.page.locator('.view-line').filter({ hasText: line }).locator('span').filter({ hasText: word }).last();
    await this.insist(async () => {
      await this.page.mouse.move(0, 0);
      await place.hover({ timeout: 10_000 });
      await this.page.locator('.monaco-hover:visible').filter({ hasText: words }).first().waitFor({ timeout: 10_000 });
    });
  }

  /** Waits until the window has written down that an editor of this kind is open: what it has not written does not come back. */
  async waitUntilStored(kind: string): Promise<void> {
    await this.until(`the window to write down that "${kind}" is open`, () => this.page.evaluate<boolean>(askStored(kind)));
  }

  async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
      await this.page.waitForTimeout(250);
    }
  }

  /** In the first column: the panel has the second. */
  async #open(name: string): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.keyboard.press('Control+P');
    await this.#ask(name);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click({ timeout: 15_000 });
    await this.page.locator('.editor-group-container.active .tab.active').filter({ hasText: name.replace(/^.*\//, '') }).waitFor({ timeout: 15_000 });
  }

  /** The path of a file in the open folder. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** Answers the dialog that asks where to save: the web VS Code asks in its own quick input. */
  async saveAs(path: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input').first();
    const name = path.replace(/^.*\./, '.');
    // The dialog writes its own proposal into the box when it has read the folder: only then is it ours to change.
    await this.page.waitForFunction((ending) => [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input')].some(({ value }) => value.endsWith(ending)), name);
    await write(input, path);
    await this.page.waitForFunction((wanted) => [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input')].some(({ value }) => value === wanted), path);
    await this.page.locator('.quick-input-widget:visible .quick-input-action a.monaco-button').filter({ hasText: /^(OK|Save)$/ }).first().click();
  }

  /** Squiggles of warnings and worse. */
  squiggles(): Locator {
    return this.page.locator('.view-overlays .squiggly-warning, .view-overlays .squiggly-error, .view-overlays .squiggly-info');
  }

  lenses(words: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a').filter({ hasText: words });
  }

  statusItem(): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: 'Swerve' });
  }

  panelTab(): Locator {
    return this.page.locator('.tab').filter({ has: this.page.locator('.label-name', { hasText: /^Swerve$/ }) });
  }

  /** What the panel shows takes the focus a moment after its tab was clicked, and the palette closes: each further try waits longer. */
  async #choosePanel(tries: number): Promise<void> {
    await this.panelTab().click({ timeout: 10_000 });
    await this.page.waitForTimeout(tries * LATE_FOCUS_MS);
  }

  /** Moves the panel by a command, until it is in that group of editors. */
  async movePanel(command: string, group: 'first' | 'last'): Promise<void> {
    const there = this.page.locator('.editor-group-container')[group]().locator('.tab', { hasText: /^Swerve$/ });
    let tries = 0;
    await this.insist(async () => {
      if (await there.isVisible()) return;
      await this.#choosePanel(tries++);
      await this.#pick(command);
      await there.waitFor({ timeout: 10_000 });
    });
  }

  /** Moves the panel to a window of its own, and gives that window. */
  async movePanelOut(): Promise<Page> {
    const opened = this.page.context().waitForEvent('page', { timeout: PATIENCE_MS });
    let tries = 0;
    await this.insist(async () => {
      if ((await this.panelTab().count()) === 0) return;
      await this.#choosePanel(tries++);
      await this.#pick('View: Move Editor into New Window');
      await this.panelTab().waitFor({ state: 'detached', timeout: 20_000 });
    });
    return opened;
  }

  async closePanel(): Promise<void> {
    let tries = 0;
    await this.insist(async () => {
      if ((await this.panelTab().count()) === 0) return;
      await this.#choosePanel(tries++);
      await this.#pick('View: Close Editor');
      await this.panelTab().waitFor({ state: 'detached', timeout: 10_000 });
    });
  }

  /** The page of the panel: a frame inside a frame, as VS Code builds webviews. `window` is another where the panel was moved to one. */
  async panel(words: string | RegExp, window = this.page): Promise<Frame> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      for (const frame of window.frames().filter((each) => each.parentFrame() !== null)) {
        const count = await frame.getByText(words).filter({ visible: true }).count().catch(() => 0);
        if (count > 0) return frame;
      }
      if (Date.now() > deadline) throw new Error(`The panel never said "${words.toString()}".`);
      await this.page.waitForTimeout(200);
    }
  }

  /** Waits until the keyboard is in the panel, at what has this name or these words. */
  async focused(name: string): Promise<void> {
    const ask = `document.hasFocus() ? (document.activeElement.label ?? document.activeElement.innerText) : ''`;
    let seen: readonly string[] = [];
    const look = async (): Promise<boolean> => {
      seen = await Promise.all(this.page.frames().filter((each) => each.parentFrame() !== null).map((frame) => frame.evaluate<string>(ask).catch(() => '')));
      return seen.includes(name);
    };
    await this.until(`the keyboard to be at "${name}"`, look);
  }

  /** Clicks what a step of the walkthrough offers, after opening the step. */
  async walk(step: string, words: string): Promise<void> {
    const button = this.page.locator('.getting-started-step.expanded a.monaco-button').filter({ hasText: words }).first();
    await this.insist(async () => {
      if (!(await button.isVisible())) await this.page.locator('.getting-started-step').filter({ hasText: step }).first().click({ timeout: 10_000 });
      await button.click({ timeout: 10_000 });
    });
  }

  /** Keeps a file among the pictures, to be looked at. */
  keep(path: string): void {
    mkdirSync(SCREENS, { recursive: true });
    copyFileSync(path, join(SCREENS, basename(path)));
  }

  /** What the window showed, in words: a picture does not come along with the output of a test. */
  async describeScreen(): Promise<string> {
    const tell = async (what: string, selector: string): Promise<string> => `${what}: ${(await this.page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()).join(' | ')}`;
    const parts = [tell('tabs', '.tab'), tell('status bar', '.statusbar-item'), tell('lenses', '.codelens-decoration a'), tell('news', '.notification-list-item-message')];
    const pages = this.page.frames().filter((frame) => frame.parentFrame() !== null).map((frame) => frame.locator('body').innerText().then((text) => text.replace(/\s+/g, ' ').slice(0, 600), () => ''));
    return [...(await Promise.all(parts)), `panel: ${(await Promise.all(pages)).filter((text) => text !== '').join(' | ')}`].join('\n');
  }

  async screen(name: string): Promise<void> {
    mkdirSync(SCREENS, { recursive: true });
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: join(SCREENS, `${name}.png`) });
  }

  /** The same view in all three themes. */
  async screens(name: string): Promise<void> {
    for (const theme of Object.keys(THEMES) as ThemeName[]) {
      setTheme(this.#folder, theme);
      await this.page.waitForTimeout(1500);
      await this.screen(`${name}-${theme}`);
    }
    setTheme(this.#folder, 'light');
    await this.page.waitForTimeout(800);
  }
}

/** Writes into a box without a key: an editor that takes the focus at that moment would have the words in its text. */
async function write(box: Locator, words: string): Promise<void> {
  await box.waitFor({ timeout: 10_000 });
  await box.evaluate((input: HTMLInputElement, value) => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, words);
}
