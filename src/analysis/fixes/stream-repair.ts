import { findApi, type Identity } from '../../knowledge/catalogue';
import type { BackendName } from '../../core/verdict';
import { ts } from 'ts-morph';
import type { Repair, ReplaceSeed } from '../repair';
import { freezesMask, type PlannedFix } from './explicit-repair';
import type { FixIntent } from './fix-intent';
import type { Platform } from './program-platform';
import type { LocalEdit } from './write-option';

/** What the program around a finding is made of. */
export interface StreamRepairContext {
  readonly entries: readonly string[];
  /** Pages that load the file by script tags, for programs that can load no module. */
  readonly pages: readonly string[];
  /** Packages of TensorFlow.js that the programs load. */
  readonly tensorPackages: readonly string[];
  readonly backend: 'auto' | BackendName;
  readonly platform: Platform;
  /** The file of the finding, as an absolute path. */
  readonly file: string;
}

const MATMUL_FLAG = 'WEBGPU_MATMUL_PROGRAM_TYPE';

/** Seeds the generator of the whole program, or of the page where a program can load no module, or pins what it computes on; undefined where that does not mend the finding. */
export function planStream(repair: Repair, context: StreamRepairContext): PlannedFix | undefined {
  const { entries, pages, file } = context;
  if (repair.kind === 'pin-backend') return planBackend(context);
  if (repair.kind === 'pin-kernel') return planKernel(repair, context);
  const seeds = [...entries.map((entry): FixIntent => ({ kind: 'seed-program', entry })), ...pages.map((page): FixIntent => ({ kind: 'seed-page', page }))];
  if (seeds.length === 0) return undefined;
  const whole = entries.length > 0 ? 'program' : 'page';
  const thaw = repair.kind === 'replace-seed' ? thawMask(repair, file) : undefined;
  if (thaw !== undefined) return { title: `Let the mask vary, and seed Math.random for the whole ${whole}`, intents: [thaw, ...seeds] };
  return isReached(repair) ? { title: `Seed Math.random for the whole ${whole}`, intents: seeds } : undefined;
}

function planBackend(context: StreamRepairContext): PlannedFix | undefined {
  const backend = context.entries.length === 0 ? undefined : chooseBackend(context);
  if (backend === undefined) return undefined;
  return { title: `Choose the ${backend} backend when the program starts`, intents: context.entries.map((entry) => ({ kind: 'pin-backend', entry, backend })) };
}

function planKernel({ environment, remedy }: Extract<Repair, { kind: 'pin-kernel' }>, { entries, tensorPackages }: StreamRepairContext): PlannedFix | undefined {
  if (entries.length === 0) return undefined;
  if (environment !== undefined) {
    const title = `Set ${environment.variable}=${environment.value} in the scripts of package.json that start programs`;
    return { title, intents: entries.map((program) => ({ kind: 'set-environment', program, ...environment })) };
  }
  if (remedy?.startsWith(`set the flag ${MATMUL_FLAG}`) !== true || !tensorPackages.includes('@tensorflow/tfjs-backend-webgpu')) return undefined;
  return { title: 'Choose the matrix product that is repeatable on WebGPU', intents: entries.map((entry) => ({ kind: 'set-flag', entry, name: MATMUL_FLAG, value: 3 })) };
}

/** Takes the constant seed of a mask out: the mask varies again, and the stream makes it repeatable. */
function thawMask({ expression, api, seed }: ReplaceSeed, file: string): FixIntent | undefined {
  if (seed === null || !freezesMask(api, seed)) return undefined;
  const property = expression.parent;
  return ts.isObjectLiteralExpression(property.parent) ? { kind: 'edit', file, edit: removeProperty(property) } : undefined;
}

/** With the comma that goes with it; comments around it stay. */
function removeProperty(property: ts.Node): LocalEdit {
  const list = property.parent as ts.ObjectLiteralExpression;
  const index = list.properties.indexOf(property as ts.ObjectLiteralElementLike);
  const [previous, next] = [list.properties[index - 1], list.properties[index + 1]];
  const start = property.getStart();
  if (previous !== undefined && list.getSourceFile().text.slice(previous.end, start).trim() === ',') return { start: previous.end, end: property.end, text: '' };
  if (next !== undefined && list.getSourceFile().text.slice(property.end, next.getStart()).trim() === ',') return { start, end: next.getStart(), text: '' };
  return { start, end: property.end, text: `${property.getChildAt(0).getText()}: undefined` };
}

/** Does replacing `Math.random` before anything else is loaded fix the draw? */
function isReached(repair: Repair): boolean {
  switch (repair.kind) {
    case 'seed-stream':
      return repair.draw.globalSeeding !== 'no';
    case 'seed-initializers':
    case 'seed-earlier':
      return true;
    case 'seed-place':
      return drawsFromMathRandom(repair.api);
    case 'replace-seed':
      return /\bMath\.random\b/.test(repair.expression.getText());
    default:
      return false;
  }
}

function drawsFromMathRandom(api: Identity): boolean {
  const draws = findApi(api)?.draws ?? [];
  return draws.length > 0 && draws.every(({ entropy, globalSeeding }) => entropy === 'Math.random' && globalSeeding !== 'no');
}

const BACKEND_NAMES: Readonly<Record<BackendName, string>> = {
  'tfjs-node-gpu': 'tensorflow',
  'tfjs-node': 'tensorflow',
  webgpu: 'webgpu',
  webgl: 'webgl',
  wasm: 'wasm',
  cpu: 'cpu',
};

/** The backend that the program would take anyway; those that start asynchronously, and guesses, are left to the user. */
export function chooseBackend({ backend, tensorPackages, platform }: Pick<StreamRepairContext, 'backend' | 'tensorPackages' | 'platform'>): string | undefined {
  if (backend !== 'auto') return backend === 'wasm' || backend === 'webgpu' ? undefined : BACKEND_NAMES[backend];
  if (tensorPackages.some((name) => name.startsWith('@tensorflow/tfjs-node'))) return 'tensorflow';
  if (tensorPackages.some((name) => /tfjs-backend-(?:wasm|webgpu|webgl)/.test(name)) || tensorPackages.length === 0) return undefined;
  if (platform === 'unknown') return undefined;
  return platform === 'node' ? 'cpu' : 'webgl';
}
