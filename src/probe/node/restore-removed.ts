import util from 'node:util';

/**
 * Puts back `util.isNullOrUndefined`, which Node 23 removed and tfjs-node up to 4.22.0 calls for every operation. Where
 * Node still has it nothing changes; it is not enumerable, so that no loop over the module meets it.
 */
export function restoreRemoved(): void {
  if ('isNullOrUndefined' in util) return;
  Object.defineProperty(util, 'isNullOrUndefined', {
    configurable: true,
    writable: true,
    enumerable: false,
    value: (value: unknown) => value === null || value === undefined,
  });
}
