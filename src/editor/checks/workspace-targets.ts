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
  #rounds = 0;

  constructor(finder: TargetFinder, linter: Linter) {
    this.#finder = finder;
    this.#follow = linter.onDidChangeFiles(() => {
      if (this.#rounds > 0) void this.refresh();
    });
  }

  /** In the order of their files. */
  get targets(): readonly FoundTarget[] {
    return this.#targets;
  }

  /** Looks again. */
  async refresh(): Promise<void> {
    this.#rounds += 1;
    const round = this.#rounds;
    const targets = await collectTargets(this.#finder);
    // Files changed again meanwhile: who began later has seen more.
    if (round !== this.#rounds || describe(targets) === describe(this.#targets)) return;
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
