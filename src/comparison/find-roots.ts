import { isSamePrint, type EffectEvent, type ThreadTrace } from '../core/trace';
import { EffectSequence, findPreviousEffect, isSamePrintOrUnknown, isSameShape, type Placed } from './placed-effect';
import type { Root, RootKind } from './root';

export interface RootSearch {
  /** Roots that reach a step, an output or a value read, earliest first; then the others. */
  readonly roots: readonly Root[];
  /** How many of them reach a step or an output, and whether any reaches a value read. */
  readonly relevant: number;
  readonly isRead: boolean;
}

/** Walks two threads side by side and finds where values first differ, and which of these places matter. */
export function findRoots(first: ThreadTrace, second: ThreadTrace): RootSearch {
  const walk = new RootWalk(first);
  walk.run(second);
  return { roots: walk.ranked(), relevant: walk.reaching, isRead: walk.isRead };
}

/** Compares the effects of a second thread with those of the first as they come, and follows what differs to where it matters. */
export class RootWalk {
  private readonly roots: Root[] = [];
  private readonly relevant = new Set<number>();
  /** Roots that reach each tensor's data, by its number in the first run. */
  private readonly taint = new Map<number, ReadonlySet<number>>();
  private readTaint = new Set<number>();
  /** Tensors of the first run whose values both runs told. */
  private readonly seen = new Set<number>();
  private readonly first: ThreadTrace;
  /** Roots that reach a step or an output. */
  reaching = 0;

  constructor(first: ThreadTrace) {
    this.first = first;
  }

  run(second: ThreadTrace): void {
    const left = new EffectSequence(this.first);
    const right = new EffectSequence(second);
    const common = Math.min(left.length, right.length);
    for (let index = 0; index < common; index++) {
      const [one, two] = [left.at(index), right.at(index)];
      if (one === undefined || two === undefined) break;
      if (!this.advance(one, two)) return;
    }
    if (left.length !== right.length) this.addEnd(second, left.at(common), right.at(common), common);
    this.visitOutputs(second);
  }

  /** Takes the next effect of both runs; false if they do different things from here on. */
  advance(one: Placed, two: Placed): boolean {
    const isSame = isSameShape(one.event, two.event);
    if (isSame) this.visit(one, two);
    else this.addRoot('structure', one, two);
    return isSame;
  }

  /** The first root that has reached a step so far. */
  findRelevant(): Root | undefined {
    return this.roots.find((_, index) => this.relevant.has(index));
  }

  /** The root found last, whether it matters or not. */
  findLast(): Root | undefined {
    return this.roots.at(-1);
  }

  get isRead(): boolean {
    return this.readTaint.size > 0;
  }

  /** Roots in order of weight: those that reach an outcome, then an early end, then the rest. */
  ranked(): Root[] {
    const isRelevant = (root: Root): boolean => this.relevant.has(this.roots.indexOf(root));
    const reaches = this.roots.filter(isRelevant);
    const others = this.roots.filter((root) => !isRelevant(root));
    // Different work after values were read is their consequence; otherwise it stands for itself.
    const structure = others.filter(({ kind }) => kind === 'structure');
    const rest = others.filter(({ kind }) => kind !== 'structure');
    return this.readTaint.size > 0 ? [...reaches, ...rest, ...structure] : [...reaches, ...structure, ...rest];
  }

  private visit(one: Placed, two: Placed): void {
    const { event } = one;
    const inputTaint = this.taintOf(event.inputs);
    if (event.effect === 'step') {
      for (const root of inputTaint) this.relevant.add(root);
      return;
    }
    if (event.effect === 'read') {
      for (const root of inputTaint) this.readTaint.add(root);
      return;
    }
    // A view of its own input is told before the kernel that made it: it proves nothing.
    if (event.inputs.length > 0 && event.outputs.every(({ id }) => event.inputs.includes(id))) return;
    const hasUnseen = event.inputs.some((id) => !this.seen.has(id));
    event.outputs.forEach(({ id, print }, output) => {
      if (print === null || two.event.outputs[output]?.print == null) this.seen.delete(id);
      else this.seen.add(id);
    });
    const differs = event.outputs.some(({ print }, output) => !isSamePrintOrUnknown(print, two.event.outputs[output]?.print ?? null));
    if (!differs) {
      for (const { id } of event.outputs) this.taint.delete(id);
      return;
    }
    const taint = inputTaint.size > 0 ? inputTaint : this.rootTaint(one, two, hasUnseen);
    for (const { id } of event.outputs) this.taint.set(id, taint);
  }

  private rootTaint(one: Placed, two: Placed, hasUnseen: boolean): ReadonlySet<number> {
    const isMade = one.event.effect === 'make';
    const root = this.addRoot(kindOf(one.event, two.event, hasUnseen), one, two);
    // Data made after a differing value was read may come from it, unless it was drawn on the spot.
    return isMade && !this.isDrawn(one) ? new Set([...this.readTaint, root]) : new Set([root]);
  }

  /** True if random numbers were drawn between the effect before this one and it. */
  private isDrawn({ event: effect, place }: Placed): boolean {
    const previous = findPreviousEffect(this.first, place, effect);
    for (let index = place - 1; index > previous; index--) {
      const event = this.first.events[index];
      if (event?.kind !== 'input') return false;
      if (event.input === 'draw') return true;
    }
    return false;
  }

  private taintOf(inputs: readonly number[]): ReadonlySet<number> {
    const tainted = inputs.flatMap((id) => this.taint.get(id) ?? []);
    if (tainted.length <= 1) return tainted[0] ?? new Set();
    return new Set(tainted.flatMap((set) => [...set]));
  }

  private addRoot(kind: RootKind, one: Placed, two: Placed): number {
    this.roots.push({ kind, thread: this.first.thread, index: one.event.index, first: one.event, second: two.event, firstPlace: one.place, secondPlace: two.place });
    return this.roots.length - 1;
  }

  private addEnd(second: ThreadTrace, one: Placed | undefined, two: Placed | undefined, index: number): void {
    this.roots.push({
      kind: 'structure',
      thread: this.first.thread,
      index,
      first: one?.event ?? null,
      second: two?.event ?? null,
      firstPlace: one?.place ?? this.first.events.length,
      secondPlace: two?.place ?? second.events.length,
    });
  }

  /** Outputs that differ make the roots that reach them relevant. */
  private visitOutputs(second: ThreadTrace): void {
    const prints = new Map(second.events.flatMap((event) => (event.kind === 'output' ? [[event.key, event.print] as const] : [])));
    for (const event of this.first.events) {
      if (event.kind !== 'output' || isSamePrint(event.print, prints.get(event.key) ?? null)) continue;
      for (const root of this.taint.get(event.tensor) ?? []) this.relevant.add(root);
    }
    this.reaching = this.relevant.size;
    if (this.reaching === 0) for (const root of this.readTaint) this.relevant.add(root);
  }
}

function kindOf(one: EffectEvent, two: EffectEvent, hasUnseen: boolean): RootKind {
  if (one.effect === 'make') return 'data';
  if (one.effect === 'carry') return 'carried';
  if (!isSamePrint(one.attributes, two.attributes)) return 'attributes';
  return hasUnseen ? 'unseen' : 'kernel';
}
