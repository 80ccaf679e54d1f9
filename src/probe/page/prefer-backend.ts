import type { Engine } from '../engine-types';

interface Sorting {
  /** Names of backends, best first. */
  getSortedBackends?: () => string[];
}

/** Lets an engine take this backend, if it has it, where the program chooses none. */
export function preferBackend(engine: Engine, backend: string): void {
  const sorting = engine as Sorting;
  const { getSortedBackends } = sorting;
  if (getSortedBackends === undefined) return;
  sorting.getSortedBackends = () => {
    const sorted = getSortedBackends.call(engine);
    return sorted.includes(backend) ? [backend, ...sorted.filter((each) => each !== backend)] : sorted;
  };
}
