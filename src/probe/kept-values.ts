/** Values kept of one call site, so that a replay can feed them again. */
const VALUES_PER_SITE = 200_000;
/** Bytes kept of reads and random bytes, all sites together. */
const TEXT_BYTES = 32 * 2 ** 20;

/** Bounds what a run keeps of the values it lets in. */
export class KeptValues {
  /** How many are kept, by API and stack: a stack is a long text, and joining it with anything would cost more than the rest. */
  private readonly counts = new Map<string, Map<string, number>>();
  private textBytes = 0;

  /** True if one more value of this site may be kept, which then counts. */
  affords(api: string, stack: string, value: number | string): boolean {
    const sites = this.counts.get(api) ?? new Map<string, number>();
    this.counts.set(api, sites);
    const count = sites.get(stack) ?? 0;
    if (count >= VALUES_PER_SITE || (typeof value === 'string' && !this.affordsText(value.length))) return false;
    sites.set(stack, count + 1);
    return true;
  }

  private affordsText(length: number): boolean {
    this.textBytes += length;
    return this.textBytes <= TEXT_BYTES;
  }
}
