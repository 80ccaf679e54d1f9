/**
 * Takes the place of what only a page has: every property, call and `new` gives a stand-in again, a loop over it ends
 * at once, and as text it is empty. What it is told to do later never happens.
 */
export function createStandIn(): object {
  const target = function standIn(): void {
    // Called through the proxy alone.
  };
  const proxy: object = new Proxy(target, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return () => '';
      if (key === Symbol.iterator) return [][Symbol.iterator].bind([]);
      // An `await` would call it and wait for ever.
      return key === 'then' ? undefined : proxy;
    },
    set: () => true,
    has: () => true,
    apply: () => proxy,
    construct: () => proxy,
  });
  return proxy;
}
