import type { Place } from '../../src/knowledge/place';
import type { Exercise } from './exercise';

/** A value put at a place of a call. */
export interface Placed {
  readonly place: Place;
  /** Source of the value. */
  readonly source: string;
}

/** The source of an argument with a property set, however deep. */
function withProperty(source: string, path: readonly string[], value: string): string {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const base = source === 'undefined' ? '{}' : source;
  return `set(${base}, ${JSON.stringify([first, ...rest])}, ${value})`;
}

/** Source of the arguments, with the values put where they belong. */
export function argumentsWith(args: readonly string[], placed: readonly Placed[]): string {
  const sources = [...args];
  for (const { place, source } of placed) {
    while (sources.length <= place.argument) sources.push('undefined');
    sources[place.argument] = withProperty(sources[place.argument] ?? 'undefined', place.path, source);
  }
  return sources.join(', ');
}

/** What a body is made from. */
export interface Call {
  readonly exercise: Exercise;
  readonly placed: readonly Placed[];
  /** Values of the call that seeds the library first. */
  readonly seeder?: readonly Placed[];
}

/** Source of an asynchronous function body that runs an exercise and returns the value to compare. */
export function bodyOf({ exercise, placed, seeder }: Call, how: 'new' | 'plain'): string {
  const path = exercise.api.slice(exercise.api.indexOf(':') + 1);
  const own = argumentsWith(exercise.args ?? [], placed.filter(({ place }) => place.of === undefined));
  const lines: string[] = [];
  if (seeder !== undefined && exercise.seeder !== undefined) lines.push(`await call(${JSON.stringify(exercise.seeder)})(${argumentsWith([], seeder)});`);
  if (exercise.setup !== undefined) lines.push(exercise.setup);
  const hash = path.indexOf('#');
  if (hash < 0) lines.push(`const result = await ${how === 'new' ? `new (use(${JSON.stringify(path)}))` : `call(${JSON.stringify(path)})`}(${own});`);
  else {
    const method = path.slice(hash + 1);
    lines.push(`const receiver = await ${receiverOf(exercise, placed)};`);
    lines.push(`const result = await ${method === '()' ? 'receiver' : `receiver.${method}`}(${own});`);
  }
  lines.push(`return ${exercise.read ?? 'result'};`);
  return lines.join('\n    ');
}

function receiverOf(exercise: Exercise, placed: readonly Placed[]): string {
  if (exercise.maker === undefined) return exercise.receiver ?? 'undefined';
  const making = placed.filter(({ place }) => place.of === 'maker');
  return `new (use(${JSON.stringify(exercise.maker)}))(${argumentsWith(exercise.makerArgs ?? [], making)})`;
}
