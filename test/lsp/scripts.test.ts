import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LintEngine } from '../../src/lsp/lint-engine';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'swerve-scripts-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "dependencies": { "@tensorflow/tfjs": "4.22.0" } }');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const TRAINER = `import * as tf from '@tensorflow/tfjs';
export async function train(model) {
  await model.fit(tf.ones([4, 2]), tf.ones([4, 1]));
}
`;
const MODEL = `import * as tf from '@tensorflow/tfjs';
export const build = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
`;
const MAIN = `import { build } from './model.js';
import { train } from './trainer.js';

void train(build());
`;

/** What to run to see what one of these files does, the first unless said otherwise, as `file:line`. */
function scriptsOf(files: Readonly<Record<string, string>>, asked = Object.keys(files)[0] ?? ''): string[] {
  const engine = new LintEngine(folder, {});
  for (const [name, text] of Object.entries(files)) engine.setText(join(folder, name), text);
  return engine.collectScripts(join(folder, asked)).map(({ path, line }) => `${path.slice(folder.length + 1)}:${line}`);
}

describe('the script to run for a file', () => {
  it('is the one that starts its program, though that only calls what trains', () => {
    const program = { 'trainer.js': TRAINER, 'model.js': MODEL, 'main.js': MAIN };
    for (const asked of Object.keys(program)) expect(scriptsOf(program, asked)).toEqual(['main.js:4']);
  });

  it('is each of several that use it, but none that does not train', () => {
    const show = "import { build } from './model.js';\nbuild().summary();\n";
    const again = "import { build } from './model.js';\nimport { train } from './trainer.js';\nfor (let run = 0; run < 2; run++) await train(build());\n";
    expect(scriptsOf({ 'model.js': MODEL, 'trainer.js': TRAINER, 'main.js': MAIN, 'again.js': again, 'show.js': show })).toEqual(['again.js:3', 'main.js:4']);
  });

  it('is none where a library is used by its tests alone, or by nobody', () => {
    const index = "export { build } from './model.js';\nexport { train } from './trainer.js';\n";
    expect(scriptsOf({ 'trainer.js': TRAINER, 'model.js': MODEL, 'index.js': index })).toEqual([]);
    expect(scriptsOf({ 'trainer.js': TRAINER, 'model.js': MODEL, 'main.test.js': MAIN })).toEqual([]);
  });

  it('is what a page loads, and a file that says it may be started itself', () => {
    expect(scriptsOf({ 'trainer.js': TRAINER, 'model.js': MODEL, 'main.js': MAIN, 'index.html': '<script type="module" src="main.js"></script>' })).toEqual(['main.js:4']);
    const page = "<button onclick=\"start()\">Go</button>\n<script type=\"module\">\n  import { build } from './model.js';\n  import { train } from './trainer.js';\n  window.start = () => train(build());\n</script>\n";
    expect(scriptsOf({ 'trainer.js': TRAINER, 'model.js': MODEL, 'index.html': page })).toEqual(['index.html:1']);
    const own = `${TRAINER}if (import.meta.main) await train(null);\n`;
    expect(scriptsOf({ 'trainer.js': own, 'model.js': MODEL, 'main.js': MAIN })).toEqual(['main.js:4', 'trainer.js:5']);
  });

  it('is the one that starts the worker in which training goes on, in Node and in a page', () => {
    const worker = "import { parentPort } from 'node:worker_threads';\nimport { build } from './model.js';\nimport { train } from './trainer.js';\nparentPort.on('message', () => train(build()));\n";
    const main = "import { Worker } from 'node:worker_threads';\n\nnew Worker(new URL('./worker.js', import.meta.url)).postMessage({});\n";
    for (const asked of ['worker.js', 'trainer.js', 'main.js']) expect(scriptsOf({ 'worker.js': worker, 'trainer.js': TRAINER, 'model.js': MODEL, 'main.js': main }, asked)).toEqual(['main.js:3']);
    const inPage = "importScripts('tf.min.js');\nonmessage = () => tf.sequential().fit(tf.ones([4, 2]), tf.ones([4, 1]));\n";
    const page = '<script src="tf.min.js"></script>\n<script>\n  const worker = new Worker("worker.js");\n  worker.postMessage("go");\n</script>\n';
    for (const asked of ['worker.js', 'index.html']) expect(scriptsOf({ 'worker.js': inPage, 'index.html': page }, asked)).toEqual(['index.html:3']);
  });

  it('is one without TensorFlow.js where something is flagged that its texts would show', () => {
    const network = 'export class Neuron {\n  constructor(inputs) {\n    this.weights = Array.from({ length: inputs }, () => Math.random());\n    this.bias = Math.random();\n  }\n}\n';
    const main = "import { Neuron } from './neuron.js';\n\nconst neurons = Array.from({ length: 4 }, () => new Neuron(2));\nconsole.log(neurons);\n";
    expect(scriptsOf({ 'neuron.js': network, 'main.js': main })).toEqual(['main.js:3']);
    expect(scriptsOf({ 'neuron.js': network.replaceAll('Math.random()', '0.5'), 'main.js': main })).toEqual([]);
    // Whoever asks a language model pays for each run.
    const asks = "import OpenAI from 'openai';\nconst answer = await new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [] });\nconsole.log(answer.choices[0].message.content);\n";
    expect(scriptsOf({ 'ask.js': asks })).toEqual([]);
  });
});
