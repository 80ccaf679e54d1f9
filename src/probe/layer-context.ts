import type { Recorder } from './recorder';

interface LayerLike {
  readonly name?: unknown;
  readonly constructor: unknown;
  readonly layers?: unknown;
  readonly cell?: unknown;
}

/** Which layer is being built or called, and where the user constructed it. */
export class LayerContext {
  private readonly recorder: Recorder;
  private readonly born = new WeakMap<object, string>();
  private readonly ids = new WeakMap<object, number>();
  private readonly active: number[] = [];
  /** Layers whose name was not known yet when they were built. */
  private unnamed: LayerLike[] = [];
  private readonly bornAs = new Map<string, string>();
  private nextId = 1;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
    recorder.currentLayer = () => this.current();
  }

  /** Called in a layer's constructor. */
  construct(layer: object, skip: (...args: never[]) => unknown): void {
    if (this.born.has(layer)) return;
    this.born.set(layer, this.recorder.stacks.capture(skip));
    this.unnamed.push(layer);
  }

  private birthOf(layer: LayerLike): string {
    for (const each of this.unnamed) if (typeof each.name === 'string') this.settleBirth(each, each.name);
    this.unnamed = [];
    return this.born.get(layer) ?? '';
  }

  /** `bidirectional` builds two copies of the layer it is given: they, and their cells, were born where that one was. */
  private settleBirth(layer: LayerLike, name: string): void {
    const copied = this.bornAs.get(/^(?:forward|backward)_(.+)$/.exec(name)?.[1] ?? '');
    if (copied !== undefined) for (const part of [layer, layer.cell]) if (typeof part === 'object' && part !== null) this.born.set(part, copied);
    // The cell of a copy bears the name of the layer that was copied.
    if (!this.bornAs.has(name)) this.bornAs.set(name, this.born.get(layer) ?? '');
  }

  /** Number of the innermost active layer, 0 for none. Models are no layers here. */
  current(): number {
    return this.active.at(-1) ?? 0;
  }

  within<T>(layer: LayerLike, work: () => T): T {
    if (Array.isArray(layer.layers)) return work();
    this.active.push(this.idOf(layer));
    try {
      return work();
    } finally {
      this.active.pop();
    }
  }

  private idOf(layer: LayerLike): number {
    const known = this.ids.get(layer);
    if (known !== undefined) return known;
    const id = this.nextId++;
    this.ids.set(layer, id);
    const { recorder } = this;
    const name = typeof layer.name === 'string' ? layer.name : '';
    recorder.write({ kind: 'layer', id, name, className: classNameOf(layer), stack: recorder.intern(this.birthOf(layer)), seeds: seedsOf(layer) });
    return id;
  }
}

function classNameOf(layer: LayerLike): string {
  const { constructor } = layer;
  if (typeof constructor !== 'function') return '';
  const className = (constructor as { className?: unknown }).className;
  return typeof className === 'string' ? className : constructor.name;
}

/** Seeds that the layer was given, for the explanation: `kernelInitializer.seed=0`. */
function seedsOf(layer: object): string {
  const seeds: string[] = [];
  for (const [key, value] of Object.entries(layer)) {
    if (key === 'seed' && isGiven(value)) seeds.push(`seed=${String(value)}`);
    if (!key.endsWith('nitializer') || typeof value !== 'object' || value === null) continue;
    const { seed } = value as { seed?: unknown };
    if (isGiven(seed)) seeds.push(`${key}.seed=${String(seed)}`);
  }
  return seeds.join(' ');
}

function isGiven(seed: unknown): seed is number | string {
  return typeof seed === 'number' || typeof seed === 'string';
}
