import { Uri, workspace } from 'vscode';
import type { CheckUpdate } from '../../core/check-update';
import { decodeNumbers, encodeNumbers } from '../../protocol/number-json';
import type { Check } from './check-history';

/** Steps, and cells of the drift map, kept with the record of a check that has no report. */
const KEPT_STEPS = 4000;
const KEPT_CELLS = 40_000;

/**
 * Checks on disk, between windows. Those that run have a file of their own: it is written often, and has to stay small.
 * A check found in it by the next window was interrupted with the window that ran it.
 */
export class CheckStore {
  readonly #folder: Uri | null;
  /** Settles with the last write: two at once could mix their texts. */
  #writing: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** `folder` is one of ours, or undefined where no folder is open: then nothing is kept. */
  constructor(folder: Uri | undefined) {
    this.#folder = folder ?? null;
  }

  /** Reads the checks of earlier windows, in the order of starting; a file that is damaged counts as empty. */
  async load(): Promise<readonly Check[]> {
    const reading = Promise.all([this.#read('checks.json'), this.#read('running.json')]);
    // What is written from now on must not be read as if an earlier window had left it.
    this.#writing = reading;
    const [ended, running] = await reading;
    const known = new Set(ended.map(({ record }) => record.id));
    return [...ended, ...running.filter(({ record }) => !known.has(record.id)).map(asLeft)];
  }

  saveEnded(checks: readonly Check[]): void {
    this.#write('checks.json', checks);
  }

  saveRunning(checks: readonly Check[]): void {
    this.#write('running.json', checks);
  }

  /** Nothing is written from now on. */
  close(): void {
    this.#isClosed = true;
  }

  async #read(name: string): Promise<readonly Check[]> {
    if (this.#folder === null) return [];
    const bytes = await workspace.fs.readFile(Uri.joinPath(this.#folder, name)).then((read) => read, () => null);
    const stored = bytes === null ? null : decodeNumbers(new TextDecoder().decode(bytes));
    return Array.isArray(stored) ? stored.filter(isStoredCheck) : [];
  }

  #write(name: string, checks: readonly Check[]): void {
    const folder = this.#folder;
    if (folder === null || this.#isClosed) return;
    const bytes = new TextEncoder().encode(encodeNumbers(checks.map(withoutBulk)));
    const write = async (): Promise<void> => {
      if (this.#isClosed) return;
      await workspace.fs.createDirectory(folder);
      await workspace.fs.writeFile(Uri.joinPath(folder, name), bytes);
    };
    // A full disk costs the history, and nothing else.
    this.#writing = this.#writing.then(write).catch(() => undefined);
  }
}

/** How a check that ran stands when its window is gone: complete if its report was there, else interrupted. */
function asLeft(check: Check): Check {
  return { ...check, record: { ...check.record, state: check.record.report === null ? 'interrupted' : 'done' } };
}

/** A check without a report has only what it told until then. Of long runs that is too much: every second step is left out, or more. */
function withoutBulk(check: Check): Check {
  const { updates } = check.record;
  const cells = updates.reduce((sum, each) => sum + (each.kind === 'drift' ? each.layers.length : 0), 0);
  const strides = { step: strideFor(updates.filter(({ kind }) => kind === 'step').length, KEPT_STEPS), drift: strideFor(cells, KEPT_CELLS) };
  const isKept = (each: CheckUpdate): boolean => (each.kind !== 'step' && each.kind !== 'drift') || (each.step - 1) % strides[each.kind] === 0;
  return { ...check, record: { ...check.record, updates: updates.filter(isKept) } };
}

/** Of so many, every how manieth is kept so that at most `most` are: a power of two, so that those kept before are among those kept later. */
function strideFor(count: number, most: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(count / most)));
}

function isStoredCheck(value: unknown): value is Check {
  if (typeof value !== 'object' || value === null || !('cwd' in value) || !('record' in value) || !('versions' in value)) return false;
  const { cwd, record, versions } = value;
  return typeof cwd === 'string' && typeof versions === 'object' && versions !== null && typeof record === 'object' && record !== null && 'id' in record && 'updates' in record && 'report' in record;
}
