import { LIBRARIES } from '../../knowledge/libraries';
import type { Draw } from '../../knowledge/draw';
import { resolveCall } from './call-fact';
import { mattersToLearning } from './draws';
import type { FileContext } from './file-context';

/** Does anything that a generator of the whole process gives reach data, weights or a decision of training, in a program of this call? */
export function seedsLearning(target: string, context: FileContext): boolean {
  const { evaluator, program, file } = context;
  if (target === 'Math.random' && program.fates.isTrainedAround(file.path)) return true;
  const paths = new Set(program.graph.collectEntries(file.path).flatMap((entry) => [...program.graph.collectReachable(entry)]));
  return namesDrawnFrom(target).some((name) =>
    evaluator.collectCallsNamed(name).some((each) => {
      if (!paths.has(each.getSourceFile().fileName)) return false;
      return resolveCall(evaluator, each).some((drawing) => (drawing.fact.draws ?? []).some((draw) => isDrawnFrom(draw, drawing.api.library, target) && mattersToLearning(drawing, draw, context)));
    }),
  );
}

function isDrawnFrom({ entropy }: Draw, library: string, target: string): boolean {
  return target === 'Math.random' ? entropy === 'Math.random' : library === target;
}

/** What is called to draw from a generator. */
function namesDrawnFrom(target: string): readonly string[] {
  const known = NAMES.get(target);
  if (known !== undefined) return known;
  const paths = LIBRARIES.flatMap(({ id, apis }) => apis.filter(({ draws = [] }) => draws.some((draw) => isDrawnFrom(draw, id, target))).map(({ path }) => path));
  const names = [...new Set(paths.map((path) => path.split(/[.#]/).at(-1) ?? path))];
  NAMES.set(target, names);
  return names;
}

const NAMES = new Map<string, readonly string[]>();
