import type { RealTimers } from '../real-timers';

/** What Node calls the resources of work that others do for the program. */
const OTHERS_WORK = /^(?:FSReq|FileHandle|GetAddrInfo|GetNameInfo|TCPConnect|TCPSocket|HTTP|Process|Zlib|.*Request|.*Job)/;

/** Node's own timers. */
export function nodeTimers(): RealTimers {
  const [soon, later, every] = [setImmediate, setTimeout, setInterval];
  return {
    soon: (work, keepsAlive) => {
      const turn = soon(work);
      if (!keepsAlive) turn.unref();
    },
    later: (work, ms) => { later(work, ms); },
    every: (work, ms) => { every(work, ms).unref(); },
  };
}

/** True while files, servers or processes work for the program. */
export function isServed(): boolean {
  return process.getActiveResourcesInfo().some((name) => OTHERS_WORK.test(name));
}
