import type { PageScript } from '../../protocol/sandbox';
import type { SourceOf } from '../known-frames';

/** The scripts that run, by the addresses that they have in stacks. */
export class RunningScripts {
  readonly #running = new Map<string, PageScript>();
  // The program may look at what it makes.
  readonly #toAddress = URL.createObjectURL.bind(URL);

  /** The same for each script whenever it is asked. */
  addressOf(script: PageScript): string {
    const known = [...this.#running].find(([, each]) => each === script)?.[0];
    if (known !== undefined) return known;
    const address = this.#toAddress(new Blob([script.text], { type: 'text/javascript' }));
    this.#running.set(address, script);
    return address;
  }

  /** All frames but the probe's are of these scripts; of a bundle, the lines tell whose they are. */
  readonly sourceOf: SourceOf = (address, line) => {
    const script = this.#running.get(address);
    if (script === undefined) return address;
    const { file, regions } = script;
    if (regions === null) return file;
    let [low, high] = [0, regions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((regions[middle]?.line ?? Infinity) <= line) low = middle + 1;
      else high = middle;
    }
    return regions[low - 1]?.library ?? file;
  };

  /** Text of an error with the files in the place of addresses. */
  nameFiles(text: string): string {
    return [...this.#running].reduce((named, [address, { file, regions }]) => (regions === null ? named.replaceAll(address, file) : named), text);
  }
}
