import type { Frame } from './known-frames';

/** Stacks remembered; a program that recurses at random takes new ways for ever. */
const MOST = 5000;

/** A stack as text, the last time with what led to its turn of the event loop. */
interface Known {
  readonly text: string;
  earlier: string | null;
  joined: string;
}

/** Texts of whole stacks, made once for each: the same text is the same object, which is quick to find in a table. */
export class KnownStacks {
  private readonly known = new Map<string, Known>();

  textOf(frames: readonly Frame[]): string {
    return this.stackOf(frames).text;
  }

  /** The text, and behind a line `mark` the frames of an earlier turn. */
  textAfter(frames: readonly Frame[], mark: string, earlier: string): string {
    const stack = this.stackOf(frames);
    if (stack.earlier === earlier) return stack.joined;
    stack.earlier = earlier;
    stack.joined = [...(frames.length === 0 ? [] : [stack.text]), mark, earlier.split(`${mark}\n`).at(-1) ?? ''].join('\n');
    return stack.joined;
  }

  private stackOf(frames: readonly Frame[]): Known {
    let key = '';
    for (const { id } of frames) key += String.fromCharCode(id & 0x7fff, id >>> 15);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const stack = { text: frames.map(({ text }) => text).join('\n'), earlier: null, joined: '' };
    if (this.known.size < MOST) this.known.set(key, stack);
    return stack;
  }
}
