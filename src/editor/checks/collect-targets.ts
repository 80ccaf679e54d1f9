import { Uri, workspace } from 'vscode';
import type { BuildAnswer } from '../../core/model-build';
import { BUILD_REQUEST, MODELS_REQUEST, SCRIPTS_REQUEST, type BuildParams, type FilesParams, type NamedModel, type NamedScript } from '../../protocol/lint-server';
import type { Linter } from '../linter';
import { isPage, runsInPage, type CheckTarget } from './check-target';

/** More files than this are not opened to look for scripts. */
const LIMIT = 400;
const SOURCES = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,html,htm,vue,svelte}';
const ELSEWHERE = '**/{node_modules,dist,build,out,coverage,.git}/**';

const MENTIONS_TENSORFLOW = /['"]@tensorflow\/tfjs[\w/-]*['"]/;
/** A page that loads TensorFlow.js by a tag: its scripts have it without naming it. */
const LOADS_TENSORFLOW = /<script\b[^>]*\bsrc\s*=\s*["'][^"']*(?:tfjs|tensorflow|\btf)\b/i;
const TRAINS = /\.(?:fit|fitDataset|trainOnBatch|minimize|applyGradients)\s*\(/;
const BUILDS = /\b(?:sequential|model)\s*\(/;

/** Something that can be checked, and where it stands: lines from 0, for the editor. */
export interface FoundTarget extends CheckTarget {
  readonly line: number;
}

/** Asks the linter what can be run; it finds nothing while the linter is not there. */
export class TargetFinder {
  readonly #linter: Linter;

  constructor(linter: Linter) {
    this.#linter = linter;
  }

  /** Models of these files that have a name by which they can be run, in their order. */
  async findModels(files: readonly Uri[]): Promise<readonly FoundTarget[]> {
    if (files.length === 0) return [];
    const params: FilesParams = { uris: files.map(String) };
    const found = await this.#linter.request<readonly NamedModel[]>(MODELS_REQUEST, params).catch(() => []);
    return found.map(({ uri, model, line }) => ({ file: Uri.parse(uri), model, line: line - 1 }));
  }

  /** With which arguments the program builds a model; nothing for a script. */
  async findBuild({ file, model }: CheckTarget): Promise<BuildAnswer> {
    if (model === null) return {};
    const params: BuildParams = { uri: file.toString(), model };
    return this.#linter.request<BuildAnswer>(BUILD_REQUEST, params).catch(() => ({}));
  }

  /** For each file the scripts that start its programs: itself, others, or none. */
  async findScripts(files: readonly Uri[]): Promise<readonly (readonly FoundTarget[])[]> {
    if (files.length === 0) return [];
    const params: FilesParams = { uris: files.map(String) };
    const found = await this.#linter.request<readonly (readonly NamedScript[])[]>(SCRIPTS_REQUEST, params).catch(() => files.map(() => []));
    return found.map((scripts) => scripts.map(({ uri, line }) => ({ file: Uri.parse(uri), model: null, line: line - 1 })));
  }
}

/** Scripts that start a program which trains a TensorFlow.js model, and models that can be run by themselves. */
export async function collectTargets(finder: TargetFinder): Promise<readonly FoundTarget[]> {
  const files = [...(await workspace.findFiles(SOURCES, ELSEWHERE, LIMIT))].sort((a, b) => a.path.localeCompare(b.path));
  const texts = await Promise.all(files.map(readText));
  const named = files.map((file, index) => ({ file, text: texts[index] ?? '' })).filter(({ file, text }) => MENTIONS_TENSORFLOW.test(text) || (isPage(file) && LOADS_TENSORFLOW.test(text)));
  const training = named.filter(({ file, text }) => isPage(file) || isTrainingText(text));
  const found = await finder.findScripts(training.map(({ file }) => file));
  // A library that trains when it is called is listed itself where nothing here starts it.
  const scripts = training.flatMap(({ file, text }, index) => (found[index]?.length || isPage(file) ? (found[index] ?? []) : [{ file, model: null, line: trainingLine(text) }]));
  const distinct = new Map(scripts.map((script) => [script.file.toString(), script]));
  return [...distinct.values(), ...(await finder.findModels(named.filter(({ file, text }) => !isPage(file) && !isTrainingText(text) && BUILDS.test(text)).map(({ file }) => file)))];
}

/** What to run to see what a file does: itself if it is a script, a page or a part of one that trains, or nothing else starts it, though it trains. */
export async function findScriptsOf(finder: TargetFinder, file: Uri): Promise<readonly CheckTarget[]> {
  const [found = []] = await finder.findScripts([file]);
  if (isPage(file) ? found.length > 0 : runsInPage(file) && isTrainingText(await readText(file))) return [{ file, model: null }];
  const own = found.find((script) => script.file.toString() === file.toString());
  if (own !== undefined) return [own];
  return found.length > 0 || !isTrainingText(await readText(file)) ? found : [{ file, model: null }];
}

/** What proves a finding on `line` (from 0): the scripts that its file is part of, or else the model it stands in; empty if that is somewhere else. */
export async function findTargetsAt(finder: TargetFinder, file: Uri, line: number): Promise<readonly CheckTarget[]> {
  const scripts = await findScriptsOf(finder, file);
  if (scripts.length > 0) return scripts;
  const found = await finder.findModels([file]);
  const model = found.findLast((each) => each.line <= line) ?? found[0];
  return model === undefined ? [] : [model];
}

async function readText(file: Uri): Promise<string> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open !== undefined) return open.getText();
  const bytes = await workspace.fs.readFile(file).then((read) => read, () => null);
  return bytes === null || bytes.length > 1_000_000 ? '' : new TextDecoder().decode(bytes);
}

/** Does a text load TensorFlow.js and train? */
export function isTrainingText(text: string): boolean {
  return MENTIONS_TENSORFLOW.test(text) && TRAINS.test(text);
}

function trainingLine(text: string): number {
  return text.slice(0, TRAINS.exec(text)?.index ?? 0).split('\n').length - 1;
}
