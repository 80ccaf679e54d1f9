import 'fake-indexeddb/auto';

/**
 * A frame without an origin may keep nothing, and says so by throwing. Programs that keep models find stores here that are
 * empty when a run begins and gone when it ends.
 */
export function provideStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { value: createStore(), configurable: true });
  let cookies = '';
  Object.defineProperty(document, 'cookie', { get: () => cookies, set: (cookie: string) => { cookies = cookie.split(';', 1)[0] ?? ''; }, configurable: true });
}

/** As `Storage` is: keys are also properties, and all values are text. */
function createStore(): Storage {
  const items = new Map<string, string>();
  const methods: Readonly<Record<string, (...args: never[]) => unknown>> = {
    getItem: (key: unknown) => items.get(String(key)) ?? null,
    setItem: (key: unknown, value: unknown) => { items.set(String(key), String(value)); },
    removeItem: (key: unknown) => { items.delete(String(key)); },
    clear: () => { items.clear(); },
    key: (index: number) => [...items.keys()][index] ?? null,
  };
  return new Proxy(methods as unknown as Storage, {
    get: (_, key) => (key === 'length' ? items.size : Object.hasOwn(methods, key) ? methods[String(key)] : items.get(String(key))),
    set: (_, key, value) => (items.set(String(key), String(value)), true),
    has: (_, key) => Object.hasOwn(methods, key) || items.has(String(key)),
    deleteProperty: (_, key) => (items.delete(String(key)), true),
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_, key) => (items.has(String(key)) ? { value: items.get(String(key)), enumerable: true, configurable: true, writable: true } : undefined),
  });
}
