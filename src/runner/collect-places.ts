import type { RunTrace } from '../core/trace';
import type { DriftMap, SourcePlace } from '../core/verdict';
import { relativePath, type SourceLines } from './source-lines';

/** Where the user's code entered training; null if it never did, or from no line that is known. */
export function findTraining(run: RunTrace, cwd: string, lines: SourceLines): SourcePlace | null {
  return placeOf(run.notes.get('trained-at') ?? '', cwd, lines);
}

/** Gives every row of a drift map the line that built its layer: weights are named `layer/kernel`. */
export function placeLayers(map: DriftMap, run: RunTrace, cwd: string, lines: SourceLines): DriftMap {
  const built = new Map<string, string>();
  for (const { name, stack } of run.threads.flatMap(({ layers }) => layers)) if (!built.has(name)) built.set(name, stack);
  return { ...map, places: map.layers.map((row) => placeOf(findStack(row, built), cwd, lines)) };
}

/** The longest layer's name that the weight's name begins with: `rnn/lstm_cell/kernel` belongs to the cell. */
function findStack(row: string, built: ReadonlyMap<string, string>): string {
  const parts = row.split('/');
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join('/');
    const found = built.get(name) ?? built.get(parts[length - 1] ?? '');
    if (found !== undefined) return found;
  }
  return '';
}

function placeOf(stack: string, cwd: string, lines: SourceLines): SourcePlace | null {
  const frame = lines.findUserFrame(stack);
  return frame === undefined ? null : { file: relativePath(cwd, frame.path), line: frame.line, column: frame.column };
}
