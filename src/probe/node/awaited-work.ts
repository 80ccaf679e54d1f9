import { OpenRequests } from './open-requests';

/** Timers of the program that go off once. */
export interface LateTimers {
  readonly isAwaited: boolean;
}

/** What this thread has begun and may wait for, though it computes nothing meanwhile: answers, other processes, a timer. */
export class AwaitedWork {
  private readonly requests = new OpenRequests();
  private timers: LateTimers | null = null;
  private processes = 0;
  private changedProcesses = 0;

  follow(timers: LateTimers): void {
    this.timers = timers;
  }

  /** Is there any now? */
  look(): boolean {
    const processes = process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;
    if (processes !== this.processes) this.changedProcesses++;
    this.processes = processes;
    return this.requests.isAny || processes > 0 || this.timers?.isAwaited === true;
  }

  /** How often some of it began or ended, as far as was looked. */
  get changes(): number {
    return this.requests.changes + this.changedProcesses;
  }
}
