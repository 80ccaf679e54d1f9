import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';
import { afterSpawn } from './after-spawn';

/**
 * The numbers of the program's own process, its parent and those it starts. A replay that gives earlier ones lets signals
 * reach the processes that bear them now: the earlier number may be a stranger's.
 */
export function trapProcessNumbers(recorder: Recorder): void {
  const real = new Map<number, number>();
  const tell = (api: string, value: number, skip: ((...args: never[]) => unknown) | null): number => {
    const given = recorder.input('env', api, value, skip);
    if (given !== value) real.set(given, value);
    return given;
  };
  for (const name of ['pid', 'ppid'] as const) {
    const value = process[name];
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => tell(`process.${name}`, value, null) });
  }
  trapChildren(recorder, tell);
  const kill = process.kill.bind(process);
  const aimed = (pid: number): number => real.get(pid) ?? pid;
  // A negative number is a group's.
  process.kill = dress(kill, (pid: number, signal?: string | number) => kill(pid < 0 ? -aimed(-pid) : aimed(pid), signal));
}

/** Node itself and libraries get the number as it is. */
function trapChildren(recorder: Recorder, tell: (api: string, value: number, skip: () => unknown) => number): void {
  afterSpawn((child) => {
    const { pid } = child;
    if (pid === undefined) return;
    const read = (): number => (isUsersCaller(recorder.stacks.captureCaller(read)) ? tell('ChildProcess.pid', pid, read) : pid);
    Object.defineProperty(child, 'pid', { configurable: true, enumerable: true, get: read });
  });
}
