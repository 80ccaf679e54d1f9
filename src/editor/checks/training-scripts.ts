import { workspace, type Uri } from 'vscode';
import type { CheckTarget } from './check-target';

/** More files than this are not opened to look for scripts. */
const LIMIT = 400;
const SOURCES = '**/*.{js,mjs,cjs,ts,mts,cts}';
const ELSEWHERE = '**/{node_modules,dist,build,out,coverage,.git}/**';

const MENTIONS_TENSORFLOW = /['"]@tensorflow\/tfjs[\w/-]*['"]/;
const TRAINS = /\.(?:fit|fitDataset|trainOnBatch|minimize|applyGradients)\s*\(/;

/** Files that load TensorFlow.js and train, judged by their text: an offer to the user, not a claim. */
export async function collectTrainingScripts(): Promise<readonly CheckTarget[]> {
  const files = await workspace.findFiles(SOURCES, ELSEWHERE, LIMIT);
  const isScript = await Promise.all(files.map(trains));
  return files
    .filter((_file, index) => isScript[index] === true)
    .sort((a, b) => a.path.localeCompare(b.path))
    .map((file) => ({ file, model: null }));
}

async function trains(file: Uri): Promise<boolean> {
  const bytes = await workspace.fs.readFile(file).then((read) => read, () => null);
  return bytes !== null && bytes.length <= 1_000_000 && isTrainingText(new TextDecoder().decode(bytes));
}

/** Does a text load TensorFlow.js and train? */
export function isTrainingText(text: string): boolean {
  return MENTIONS_TENSORFLOW.test(text) && TRAINS.test(text);
}
