import { Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { MODELS_REQUEST, type ModelsParams, type NamedModel } from '../../protocol/lint-server';
import type { CheckTarget } from './check-target';

/** More files than this are not opened to look for scripts. */
const LIMIT = 400;
const SOURCES = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';
const ELSEWHERE = '**/{node_modules,dist,build,out,coverage,.git}/**';

const MENTIONS_TENSORFLOW = /['"]@tensorflow\/tfjs[\w/-]*['"]/;
const TRAINS = /\.(?:fit|fitDataset|trainOnBatch|minimize|applyGradients)\s*\(/;
const BUILDS = /\b(?:sequential|model)\s*\(/;

/** Something that can be checked, and where it stands: lines from 0, for the editor. */
export interface FoundTarget extends CheckTarget {
  readonly line: number;
}

/** Asks the linter which models have a name by which they can be run. */
export class ModelFinder {
  readonly #client: LanguageClient;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  /** Models of these files, in their order; none while the linter is not there. */
  async find(files: readonly Uri[]): Promise<readonly FoundTarget[]> {
    if (files.length === 0) return [];
    const params: ModelsParams = { uris: files.map((file) => this.#client.code2ProtocolConverter.asUri(file)) };
    const found = await this.#client.sendRequest<readonly NamedModel[]>(MODELS_REQUEST, params).catch(() => []);
    return found.map(({ uri, model, line }) => ({ file: Uri.parse(uri), model, line: line - 1 }));
  }
}

/** Scripts that load TensorFlow.js and train, judged by their text, and models that can be run by themselves. */
export async function collectTargets(models: ModelFinder): Promise<readonly FoundTarget[]> {
  const files = [...(await workspace.findFiles(SOURCES, ELSEWHERE, LIMIT))].sort((a, b) => a.path.localeCompare(b.path));
  const texts = await Promise.all(files.map(readText));
  const named = files.map((file, index) => ({ file, text: texts[index] ?? '' })).filter(({ text }) => MENTIONS_TENSORFLOW.test(text));
  const scripts = named.flatMap(({ file, text }) => (isTrainingText(text) ? [{ file, model: null, line: trainingLine(text) }] : []));
  return [...scripts, ...(await models.find(named.filter(({ text }) => !isTrainingText(text) && BUILDS.test(text)).map(({ file }) => file)))];
}

/** What proves a finding on `line` (from 0): its script, or the model it stands in; undefined if that is somewhere else. */
export async function findTargetAt(models: ModelFinder, file: Uri, line: number): Promise<CheckTarget | undefined> {
  if (isTrainingText(await readText(file))) return { file, model: null };
  const found = await models.find([file]);
  return found.findLast((each) => each.line <= line) ?? found[0];
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
