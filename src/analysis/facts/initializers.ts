import { ts } from 'ts-morph';
import { LIBRARIES } from '../../knowledge/libraries';
import type { ApiFact, WeightFact } from '../../knowledge/fact';
import { argument } from '../../knowledge/places';
import { unwrap } from '../source/scope';
import type { Value } from '../values/value';
import { memberOf } from '../values/members';
import type { Evaluator } from '../values/evaluator';
import { resolveCall, type CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { holds, nodeAt, valuesAt } from './places';
import { judgeSeed, judgeValues, type SeedState } from './seed';

/** How one random weight of a layer starts. */
export interface WeightState {
  readonly weight: WeightFact;
  /** `fixed` weights draw nothing; the others are as good as their seed. */
  readonly state: SeedState | 'fixed';
  /** Name in `tf.initializers`. */
  readonly family: string;
  /** The value that decided, for its path. */
  readonly value: Value | null;
  readonly existing: ts.Expression | null;
  /** All values with one constant: every unit of the layer starts equal. */
  readonly isConstant: boolean;
  /** The initializer call that decided, if one is written. */
  readonly maker: ts.Node | null;
  /** Nobody can say which initializer it is handed, but those that the program names have no seed. */
  readonly isHanded: boolean;
}

const INITIALIZERS: readonly ApiFact[] = LIBRARIES.flatMap(({ apis }) => apis).filter(({ initializer }) => initializer !== undefined);

/** `'glorotNormal'`, `'GlorotNormal'`, `'VarianceScaling'`. */
function findInitializer(name: string): ApiFact | undefined {
  const wanted = name.toLowerCase();
  return INITIALIZERS.find(({ path, className }) => className?.toLowerCase() === wanted || path.split('.').at(-1)?.toLowerCase() === wanted);
}

function familyOf(fact: ApiFact): string {
  return fact.path.split('.').at(-1) ?? fact.path;
}

/** The state of every weight that the layer fills. */
export function collectWeightStates(call: CallFact, context: FileContext): WeightState[] {
  return (call.fact.weights ?? []).flatMap((weight) => {
    if ((weight.onlyIf ?? []).some((condition) => holds(context.evaluator, call, condition) === 'no')) return [];
    return [judgeWeight(call, weight, context.evaluator)];
  });
}

const WORST_FIRST = ['entropic', 'ignored', 'absent', 'unknown', 'effective', 'fixed'] as const;

function judgeWeight(call: CallFact, weight: WeightFact, evaluator: Evaluator): WeightState {
  const place = { argument: 0, path: [weight.option] };
  const values = valuesAt(evaluator, call, place);
  const existing = nodeAt(call, place);
  const states = (values.length === 0 ? [undefined] : values).map((value) => judgeInitializer(evaluator, weight, value));
  const worst = WORST_FIRST.map((state) => states.find((each) => each.state === state)).find((each) => each !== undefined);
  const judged = { weight, existing, state: 'unknown', family: weight.default, value: null, maker: null, isConstant: false, isHanded: false, ...worst } as const;
  const handed = worst?.state === 'unknown' && (existing !== null || isHandedWhole(call)) ? findHandedName(weight.option, existing, evaluator) : undefined;
  return handed === undefined ? judged : { ...judged, state: 'absent', family: handed, isHanded: true };
}

/** `tf.layers.dense(settings)`: all options at once, of an object that nobody can see. */
function isHandedWhole({ node }: CallFact): boolean {
  const [options] = node.arguments ?? [];
  return options !== undefined && !ts.isObjectLiteralExpression(unwrap(options));
}

/**
 * `kernelInitializer: genes.kernelInitializer`, where the program elsewhere sets that option of some object to
 * `'leCunNormal'`: such a name carries no seed.
 */
function findHandedName(option: string, existing: ts.Expression | null, evaluator: Evaluator): string | undefined {
  const node = existing === null ? undefined : unwrap(existing);
  if (node !== undefined && (!ts.isPropertyAccessExpression(node) || node.name.text !== option)) return undefined;
  for (const setting of evaluator.collectSettings(option)) {
    if (!ts.isStringLiteralLike(setting) || findLayerAround(setting, evaluator) !== undefined) continue;
    const [value] = evaluator.evaluate(setting);
    const fact = value?.kind === 'literal' && typeof value.value === 'string' ? findInitializer(value.value) : undefined;
    if (fact?.initializer === 'random') return familyOf(fact);
  }
  return undefined;
}

function judgeInitializer(evaluator: Evaluator, weight: WeightFact, value: Value | undefined): Pick<WeightState, 'state' | 'family' | 'value' | 'maker' | 'isConstant'> {
  const plain = { family: weight.default, value: value ?? null, maker: null, isConstant: false };
  if (value === undefined || value.kind === 'unknown' || value.kind === 'input') return { ...plain, state: 'unknown' };
  if (value.kind === 'literal') {
    if (typeof value.value !== 'string') return { ...plain, state: 'absent' };
    const fact = findInitializer(value.value);
    if (fact === undefined) return { ...plain, state: 'unknown' };
    return { ...plain, family: familyOf(fact), state: fact.initializer === 'random' ? 'absent' : 'fixed', isConstant: fact.initializer === 'constant' };
  }
  if (value.kind === 'instance') return judgeInstance(evaluator, value, plain);
  if (value.kind === 'object') return judgeConfig(evaluator, value, plain);
  return { ...plain, state: 'unknown' };
}

type Plain = Pick<WeightState, 'family' | 'value' | 'maker' | 'isConstant'>;

function judgeInstance(evaluator: Evaluator, value: Extract<Value, { kind: 'instance' }>, plain: Plain): Pick<WeightState, 'state' | 'family' | 'value' | 'maker' | 'isConstant'> {
  if (value.made === null) return { ...plain, state: 'unknown' };
  const { node } = value.made;
  const found = resolveCall(evaluator, node).find((each) => each.fact.initializer !== undefined);
  if (found === undefined) return { ...plain, state: 'unknown' };
  // Its seed is that of the call or round in which the layer is made.
  const fact = { ...found, plan: value.made };
  const family = familyOf(fact.fact);
  if (fact.fact.initializer !== 'random') return { ...plain, family, state: 'fixed', isConstant: fact.fact.initializer === 'constant', maker: node };
  const [seed] = fact.fact.seeds ?? [];
  const verdict = seed === undefined ? undefined : judgeSeed(evaluator, fact, seed);
  return { family, maker: node, isConstant: false, state: verdict?.state ?? 'absent', value: verdict?.value ?? value };
}

/** `{ className: 'GlorotNormal', config: { seed: 7 } }`. */
function judgeConfig(evaluator: Evaluator, value: Value, plain: Plain): Pick<WeightState, 'state' | 'family' | 'value' | 'maker' | 'isConstant'> {
  const name = memberOf(evaluator, value, 'className').find((each) => each.kind === 'literal');
  const fact = name?.kind === 'literal' && typeof name.value === 'string' ? findInitializer(name.value) : undefined;
  if (fact === undefined) return { ...plain, state: 'unknown' };
  if (fact.initializer !== 'random') return { ...plain, family: familyOf(fact), state: 'fixed' };
  const seeds = memberOf(evaluator, value, 'config').flatMap((config) => memberOf(evaluator, config, 'seed'));
  const [seed] = fact.seeds ?? [];
  const verdict = judgeValues(evaluator, seeds, seed ?? { place: argument(0), accepts: 'any', ignored: ['undefined', 'null'] });
  return { ...plain, family: familyOf(fact), state: verdict.state };
}

/** Is this call an initializer that stands inside the arguments of a layer? */
export function findLayerAround(node: ts.Node, evaluator: Evaluator): CallFact | undefined {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined && !ts.isStatement(current) && !ts.isFunctionLike(current)) {
    if (ts.isCallExpression(current)) {
      const layer = resolveCall(evaluator, current).find(({ fact }) => fact.weights !== undefined);
      if (layer !== undefined) return layer;
    }
    current = current.parent;
  }
  return undefined;
}

