import { decodeNumbers, encodeNumbers } from '../../src/protocol/number-json';
import { dispatch, type CheckRecord, type CheckSuggestion, type HostMessage, type PanelMessage } from '../../src/protocol/panel';
import type { StepRange } from './charts/step-range';
import type { HostLink } from './link';
import { PageRuns } from '../sandbox/page-runs';
import { CheckModel } from './state/check-model';
import { collectKept, isSaved, type SavedPanel } from './state/saved-panel';

/** What the user did to the view itself, as opposed to the checks. */
export interface ViewState {
  readonly selected: string | null;
  /** The check to hold against the selected one; undefined lets the panel choose (what a fix was made for). */
  readonly compared: string | null | undefined;
  readonly isLog: boolean;
  /** The steps in view; null means all. */
  readonly range: StepRange | null;
  readonly cursor: number | null;
  readonly layer: string | null;
  /** The line on which the editor's cursor is. */
  readonly place: { readonly file: string; readonly line: number } | null;
  readonly notice: { readonly level: 'info' | 'error'; readonly text: string } | null;
}

/** How long a piece of good news stays. */
const NOTICE_MS = 6000;

const START: ViewState = {
  selected: null,
  compared: undefined,
  isLog: false,
  range: null,
  cursor: null,
  layer: null,
  place: null,
  notice: null,
};

/** The panel's state: the history, the view, and the only way to change either. */
export class PanelStore {
  readonly models = new Map<string, CheckModel>();
  suggestions: readonly CheckSuggestion[] = [];
  isTrusted = true;
  /** True once the host has answered. */
  isReady = false;
  view: ViewState = START;
  /** What the user has opened of what can be folded, by name. */
  readonly opened = new Set<string>();
  /** Checks that were asked to stop and have not said how they ended. */
  readonly #cancelling = new Set<string>();
  /** Asks for the view to be painted again. */
  readonly changed: () => void;
  #link: HostLink | undefined;
  readonly #pages: PageRuns;

  /** `nonce` is the page's own: scripts of the user's program are let in by it. */
  constructor(changed: () => void, nonce: string) {
    this.changed = changed;
    this.#pages = new PageRuns(nonce, (event) => this.send(event));
  }

  connect(link: HostLink): void {
    this.#link = link;
    const saved = decodeNumbers(link.saved() ?? '');
    if (isSaved(saved)) this.#restore(saved);
    link.send({ kind: 'ready' });
  }

  send(message: PanelMessage): void {
    this.#link?.send(message);
  }

  change(part: Partial<ViewState>): void {
    this.view = { ...this.view, ...part };
    if (part.selected !== undefined || part.compared !== undefined || part.isLog !== undefined) this.#save();
    if (this.isReady) this.#askForWhole();
    this.changed();
  }

  /** Newest first. */
  get history(): readonly CheckModel[] {
    return [...this.models.values()].sort((a, b) => b.record.startedAt - a.record.startedAt || Number(b.record.id) - Number(a.record.id));
  }

  get selected(): CheckModel | undefined {
    return this.models.get(this.view.selected ?? '') ?? this.history[0];
  }

  /** The check to compare with: the user's choice, or what the selected check proves a fix of. */
  get compared(): CheckModel | undefined {
    const { compared } = this.view;
    const wanted = compared === undefined ? this.selected?.record.fixOf : compared;
    return wanted === this.selected?.record.id ? undefined : this.models.get(wanted ?? '');
  }

  select(check: string): void {
    this.change({ selected: check, compared: undefined, range: null, layer: null, cursor: null });
    this.send({ kind: 'select', check });
  }

  cancel(check: string): void {
    this.#cancelling.add(check);
    this.send({ kind: 'cancel', check });
    this.changed();
  }

  isCancelling(check: string): boolean {
    return this.#cancelling.has(check);
  }

  forget(check: string): void {
    this.models.delete(check);
    this.send({ kind: 'forget', check });
    this.change({ selected: null, compared: undefined, range: null });
  }

  receive(message: HostMessage): void {
    if (message.kind === 'part') {
      // Of many only the last has something new to show.
      if (this.models.get(message.check)?.takePart(message.part) === true) this.changed();
      return;
    }
    dispatch<Exclude<HostMessage, { readonly kind: 'part' }>>(
      {
        history: ({ checks, selected, suggestions, trusted }) => {
          this.#replace(checks);
          this.suggestions = suggestions;
          this.isTrusted = trusted;
          this.isReady = true;
          if (selected !== null && this.view.selected === null) this.view = { ...this.view, selected };
        },
        check: ({ record, select }) => this.#put(record, select),
        updates: ({ check, updates }) => {
          const model = this.models.get(check);
          for (const update of updates) model?.apply(update);
        },
        select: ({ file, line }) => (this.view = { ...this.view, place: { file, line } }),
        notice: ({ level, text }) => this.#notify({ level, text }),
        'page-start': (call) => this.#pages.receive(call),
        'page-stop': (call) => this.#pages.receive(call),
        'page-answer': (call) => this.#pages.receive(call),
      },
      message,
    );
    if (message.kind === 'history' || message.kind === 'check') this.#save();
    if (this.isReady) this.#askForWhole();
    this.changed();
  }

  /** What is on display is shown whole. */
  #askForWhole(): void {
    for (const model of [this.selected, this.compared]) if (model?.takeLack() === true) this.send({ kind: 'whole', check: model.record.id });
  }

  /** What went well is told for a while, what did not until it is closed. */
  #notify(notice: NonNullable<ViewState['notice']>): void {
    this.view = { ...this.view, notice };
    if (notice.level === 'info') setTimeout(() => { if (this.view.notice === notice) this.change({ notice: null }); }, NOTICE_MS);
  }

  #put(record: CheckRecord, isSelected: boolean): void {
    if (record.state !== 'running') this.#cancelling.delete(record.id);
    const known = this.models.get(record.id);
    // What was streamed stays: neither a record without updates nor one that tells them with gaps must wipe it.
    const isOver = known?.isRunning === false && record.state !== 'running';
    if (known !== undefined && (isOver || record.updates.length === 0)) known.take(record);
    else this.models.set(record.id, new CheckModel(record));
    if (isSelected) this.view = { ...this.view, selected: record.id, compared: undefined, range: null, cursor: null, layer: null };
  }

  /** The host's list is the truth for what it holds; what only the panel still has (a restarted host) stays. */
  #replace(checks: readonly CheckRecord[]): void {
    for (const [id, model] of this.models) if (model.isRunning && !checks.some((check) => check.id === id)) this.models.delete(id);
    for (const record of checks) this.#put(record, false);
  }

  #restore({ records, view }: SavedPanel): void {
    for (const record of records) this.models.set(record.id, new CheckModel(record));
    this.view = { ...START, ...view };
  }

  #save(): void {
    const { selected, compared, isLog } = this.view;
    const records = collectKept(this.history.map(({ record }) => record));
    this.#link?.save(encodeNumbers({ records, view: { selected, compared, isLog } }));
  }
}
