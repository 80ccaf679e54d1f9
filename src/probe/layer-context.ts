import type { Recorder } from './recorder';

interface LayerLike {
  readonly name?: unknown;
  readonly constructor: unknown;
  readonly layers?: unknown;
}

/** Which layer is being built or called, and where the user constructed it. */
export class LayerContext {
  private readonly recorder: Recorder;
  private readonly born = new WeakMap<object, string>();
  private readonly ids = new WeakMap<object, number>();
  private readonly active: number[] = [];
  private nextId = 1;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  /** Called in a layer's constructor. */
  construct(layer: object, skip: (...args: never[]) => unknown): void {
    if (!this.born.has(layer)) this.born.set(layer, this.recorder.stacks.capture(skip));
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
    recorder.write({ kind: 'layer', id, name, className: classNameOf(layer), stack: recorder.intern(this.born.get(layer) ?? ''), seeds: seedsOf(layer) });
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
