import type { Pin } from '../protocol/run-plan';

type Value = number | string;

/** What a replay gives the program at call sites instead of what would come; null leaves a value as it comes. */
export class PinnedValues {
  private readonly sites = new Map<string, { readonly values: readonly (Value | null)[]; readonly isRepeated: boolean; next: number }>();

  constructor(pins: readonly Pin[]) {
    for (const pin of pins) this.sites.set(siteKey(pin.api, pin.stack), { values: pin.values, isRepeated: pin.isRepeated === true, next: 0 });
  }

  /** What the program gets where `value` came: the next pinned value of the site, or itself. */
  take<T extends Value>(api: string, stack: string, value: T): T {
    if (this.sites.size === 0) return value;
    const pin = this.sites.get(siteKey(api, stack));
    const given = pin?.values[pin.next];
    if (pin === undefined || given === undefined || (given !== null && typeof given !== typeof value)) return value;
    if (!pin.isRepeated) pin.next++;
    return given === null ? value : (given as T);
  }

  /** The next value of a site, without taking it; undefined where none is left. */
  peek(api: string, stack: string): Value | null | undefined {
    if (this.sites.size === 0) return undefined;
    const pin = this.sites.get(siteKey(api, stack));
    return pin?.values[pin.next];
  }

  /** All values of a site; null if some of them are left free. */
  all(api: string, stack: string): readonly Value[] | null {
    const values = this.sites.get(siteKey(api, stack))?.values ?? [null];
    return values.every((value) => value !== null) ? values : null;
  }
}

/** Names a call site among those of one thread. */
export function siteKey(api: string, stack: string): string {
  return `${api}\n${stack}`;
}
