type AnyFunction = (...args: never[]) => unknown;

/** Gives a wrapper the name, length and own properties of what it stands for. */
export function dress<T extends AnyFunction>(original: AnyFunction, wrapper: T): T {
  for (const key of Reflect.ownKeys(original)) {
    if (key === 'prototype') continue;
    const descriptor = Object.getOwnPropertyDescriptor(original, key);
    if (descriptor !== undefined) Reflect.defineProperty(wrapper, key, descriptor);
  }
  return wrapper;
}
