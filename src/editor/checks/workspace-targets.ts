import { EventEmitter, type Disposable } from 'vscode';
import type { Linter } from '../linter';
import { collectTargets, type FoundTarget, type TargetFinder } from './collect-targets';

/** What there is to check in this window: looked up when somebody first asks, and from then on whenever files came, went or were written. */
export class WorkspaceTargets implements Disposable {
  readonly #finder: TargetFinder;
  readonly #emitter = new EventEmitter<readonly FoundTarget[]>();
  /** Tells the list when it is another one. */
  readonly onDidChange = this.#emitter.event;
  readonly #follow: Disposable;
  #targets: readonly FoundTarget[] = [];
  /** How often somebody asked, or files changed since somebody did. */
  #asked = 0;
  #looking: Promise<void> | null = null;

  constructor(finder: TargetFinder, linter: Linter) {
    this.#finder = finder;
    this.#follow = linter.onDidChangeFiles(() => {
      if (this.#asked > 0) void this.refresh();
    });
  }

  /** In the order of their files. */
  get targets(): readonly FoundTarget[] {
    return this.#targets;
  }

  /** Looks again; settles when nothing has changed since. */
  refresh(): Promise<void> {
    this.#asked += 1;
    return (this.#looking ??= this.#look());
  }

  /** One look at a time: a change of branches touches hundreds of files, and a look reads them all. */
  async #look(): Promise<void> {
    try {
      for (let answered = 0; answered < this.#asked; ) {
        answered = this.#asked;
        const targets = await collectTargets(this.#finder);
        // Files may have changed meanwhile: then this is not shown.
        if (answered === this.#asked) this.#take(targets);
      }
    } finally {
      this.#looking = null;
    }
  }

  #take(targets: readonly FoundTarget[]): void {
    if (describe(targets) === describe(this.#targets)) return;
    this.#targets = targets;
    this.#emitter.fire(targets);
  }

  dispose(): void {
    this.#follow.dispose();
    this.#emitter.dispose();
  }
}

function describe(targets: readonly FoundTarget[]): string {
  return JSON.stringify(targets.map(({ file, model, line }) => [file.toString(), model, line]));
}
