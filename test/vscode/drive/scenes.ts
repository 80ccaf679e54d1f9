import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { failed, MODEL, outdated, rowOf, writeUntil, WIDE, WIDE_USE } from './testing-view';
import type { Workbench } from './workbench';

/** The first run ends; the second, which leaves its steps for the panel to show, goes on until it is cancelled, on the fastest machine too. */
function endlessFromSecondRun(script: string): string {
  return `import { existsSync, writeFileSync } from 'node:fs';\nconst epochs = existsSync('first-run') ? 1_000_000 : 40;\nwriteFileSync('first-run', '');\n${script.replace('epochs: 8', 'epochs')}`;
}

/** A page as beginners write them: its one script is a module in the page itself. */
const PAGE = `<!doctype html>
<html lang="en">
  <body>
    <p id="loss"></p>
    <script type="module">
      import * as tf from '@tensorflow/tfjs';

      const model = tf.sequential();
      model.add(tf.layers.dense({ units: 4, inputShape: [2], activation: 'tanh' }));
      model.add(tf.layers.dense({ units: 1 }));
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      const xs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
      const { history } = await model.fit(xs, tf.tensor2d([[0], [1], [1], [0]]), { epochs: 6 });
      document.querySelector('#loss').textContent = history.loss.at(-1);
    </script>
  </body>
</html>
`;

/** A network written by hand: there is no tensor to compare, but what it prints. */
const NETWORK = `class Neuron {
  constructor(inputs) {
    this.weights = Array.from({ length: inputs }, () => Math.random() * 2 - 1);
    this.bias = 0;
  }

  activate(xs) {
    return Math.tanh(xs.reduce((sum, x, i) => sum + x * this.weights[i], this.bias));
  }
}

const neuron = new Neuron(2);
for (let epoch = 0; epoch < 20; epoch++) {
  for (const [xs, y] of [[[0, 1], 1], [[1, 0], -1]]) {
    const error = y - neuron.activate(xs);
    neuron.weights = neuron.weights.map((weight, i) => weight + 0.1 * error * xs[i]);
  }
}
console.log('weights', ...neuron.weights);
`;

/** A page that trains a seeded model itself and another one in a worker, and the worker. */
const WORKER_PAGE = `<!doctype html>
<html lang="en">
  <body>
    <script type="module">
      import * as tf from '@tensorflow/tfjs';

      const worker = new Worker(new URL('./page-worker.js', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }) => console.log('the worker says', data);
      worker.postMessage({ epochs: 6 });
      const model = tf.sequential();
      model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' }));
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 2, shuffle: false });
    </script>
  </body>
</html>
`;
const PAGE_WORKER = `import * as tf from '@tensorflow/tfjs';

self.onmessage = async ({ data }) => {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 1, inputShape: [2] }));
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const { history } = await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: data.epochs, shuffle: false });
  self.postMessage(history.loss.length);
};
`;

export type Scene = (workbench: Workbench) => Promise<void>;

/** What only the screen shows, in the order in which a user meets it. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'the Testing view lists the scripts of a project before any is open': async (workbench) => {
    await workbench.command('Testing: Focus on Test Explorer View');
    await rowOf(workbench, 'xor.js').waitFor();
    await workbench.command('View: Show Explorer');
  },

  'the panel offers what there is to check': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Show Checks');
    await workbench.panel('xor.js');
    await workbench.screens('empty');
  },

  'a training script shows what draws at random': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.squiggles().first().waitFor();
    await workbench.statusItem().filter({ hasText: 'finding' }).waitFor();
    await workbench.lenses('Run twice').first().waitFor();
    await workbench.screens('editor');
  },

  'a finding explains itself on hover': async (workbench) => {
    const { page } = workbench;
    await workbench.hover('units: 8', 'dense', 'unseeded-init');
    await workbench.screen('hover');
    await page.locator('.monaco-hover:visible a.code-link').filter({ hasText: 'unseeded-init' }).first().click();
    await workbench.panel('Weights come from an initializer without an effective seed.');
    await workbench.screen('rule-page');
    await workbench.command('View: Close Editor');
  },

  'the palette runs the script twice, and the panel names the line': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Check Reproducibility');
    // What was found while the runs went on is provisional: only the end is to be read.
    await workbench.statusItem().filter({ hasText: 'runs differ' }).waitFor();
    const panel = await workbench.panel(/^First divergence, /);
    assert.match(await panel.locator('body').innerText(), /tf\.layers\.dense[\s\S]*xor\.js:8/);
    await workbench.screens('diverged');
  },

  'every view tells the same of that check': async (workbench) => {
    const { page } = workbench;
    await workbench.lenses('Runs differ: run twice again').first().waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await page.locator('.markers-panel').getByText('The first difference').first().waitFor();
    await workbench.hover('units: 8', 'dense', 'The first difference between 2 runs of xor.js');
    await page.keyboard.press('Escape');
    await workbench.command('Testing: Focus on Test Explorer View');
    const row = rowOf(workbench, 'xor.js');
    await failed(row).waitFor();
    await workbench.screens('agree');
    const text = readFileSync(workbench.pathOf('xor.js'), 'utf8');
    await writeUntil(workbench, 'xor.js', `// another\n${text}`, outdated(row));
    await writeUntil(workbench, 'xor.js', text, failed(row));
    await workbench.command('View: Show Explorer');
    await workbench.command('View: Hide Panel');
  },

  'the light bulb fixes, proves and allows': async (workbench) => {
    await workbench.insist(async () => {
      await workbench.openFile('xor.js');
      await workbench.command('Go to Next Problem in Files (Error, Warning, Info)');
      await workbench.page.keyboard.press('Escape');
      await workbench.command('Quick Fix...');
      await workbench.page.locator('.action-widget').getByText(/run twice/i).first().waitFor({ timeout: 20_000 });
    });
    await workbench.screens('quick-fix');
    await workbench.page.keyboard.press('Escape');
  },

  'a check is saved as a page, a picture and JSON through the dialog': async (workbench) => {
    await workbench.command('Swerve: Show Checks');
    for (const format of ['HTML', 'PNG', 'JSON']) {
      const panel = await workbench.panel('Save as');
      await panel.getByRole('button', { name: `Export as ${format}` }).press('Enter');
      const path = workbench.pathOf(`saved.${format.toLowerCase()}`);
      // The good news stays for some seconds only: look for it from now on.
      const news = panel.getByText(`Saved to saved.${format.toLowerCase()}`).waitFor();
      await Promise.all([news, workbench.saveAs(path)]);
      assert.ok(existsSync(path));
      workbench.keep(path);
      // The dialog had the keyboard, and it is back where it was.
      await workbench.focused(`Export as ${format}`);
    }
    const report = JSON.parse(readFileSync(workbench.pathOf('saved.json'), 'utf8')) as { readonly verdict: string; readonly firstDivergence: { readonly line: number } };
    assert.deepEqual([report.verdict, report.firstDivergence.line], ['diverged', 8]);
  },

  'the script runs in frames of the panel, on its WebGL, to the same verdict': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Check Reproducibility in the Page (WebGPU or WebGL)');
    const panel = await workbench.panel('in this page');
    await panel.getByText(/^First divergence, /).first().waitFor();
    await workbench.statusItem().filter({ hasText: 'runs differ' }).waitFor();
    const text = await panel.locator('body').innerText();
    assert.match(text, /xor\.js:8/);
    assert.match(text, /webgl/);
    await workbench.screens('page-run');
  },

  'signs in the margin show what the check proved': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('View: Close Editors in Other Groups');
    await workbench.page.locator('.glyph-margin-widgets .cgmr').nth(2).waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel').getByText('The first difference').first().waitFor();
    await workbench.screens('proof');
    await workbench.command('View: Hide Panel');
  },

  'the panel comes back after a reload': async (workbench) => {
    await workbench.command('Swerve: Show Checks');
    await workbench.panel('xor.js:8');
    await workbench.waitUntilStored('swerve.panel');
    await workbench.page.reload();
    await workbench.panel('xor.js:8');
    await workbench.command('Testing: Focus on Test Explorer View');
    await failed(rowOf(workbench, 'xor.js')).waitFor();
    await workbench.command('View: Show Explorer');
  },

  'fix and prove of a check in the page runs there again, and ends in identical': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Show Checks');
    const panel = await workbench.panel('Fix and prove');
    assert.match(await panel.locator('header').innerText(), /webgl.*in this page/);
    await panel.getByText('Fix and prove').click();
    const proved = await workbench.panel('Identical in 2 runs');
    assert.match(await proved.locator('header').innerText(), /webgl.*in this page/);
    await workbench.statusItem().filter({ hasText: 'identical in 2 runs' }).waitFor();
    await workbench.lenses('Identical in 2 runs: run twice again').first().waitFor();
    await workbench.screens('identical');
  },

  'the Testing view lists the scripts, and follows files that come, change their names and go': async (workbench) => {
    await workbench.command('Testing: Focus on Test Explorer View');
    await rowOf(workbench, 'xor.js').locator('.codicon-testing-passed-icon').waitFor();
    await workbench.screen('testing');
    await writeUntil(workbench, 'added.js', readFileSync(workbench.pathOf('spirals.js'), 'utf8'), rowOf(workbench, 'added.js'));
    await writeUntil(workbench, 'narrow.js', MODEL, rowOf(workbench, 'buildNarrow'));
    renameSync(workbench.pathOf('added.js'), workbench.pathOf('renamed.js'));
    await rowOf(workbench, 'renamed.js').waitFor();
    await rowOf(workbench, 'added.js').waitFor({ state: 'detached' });
    await writeUntil(workbench, 'narrow.js', MODEL.replace('buildNarrow', 'buildSlim'), rowOf(workbench, 'buildSlim'));
    await rowOf(workbench, 'buildNarrow').waitFor({ state: 'detached' });
    rmSync(workbench.pathOf('renamed.js'));
    rmSync(workbench.pathOf('narrow.js'));
    await rowOf(workbench, 'renamed.js').waitFor({ state: 'detached' });
    await rowOf(workbench, 'buildSlim').waitFor({ state: 'detached' });
    await workbench.command('View: Show Explorer');
  },

  'the preview shows every edit before it is made': async (workbench) => {
    await workbench.openFile('spirals.js');
    await workbench.squiggles().first().waitFor();
    await workbench.command('Swerve: Make This Project Reproducible');
    await workbench.page.getByText('as shown. Undo takes it back').first().waitFor();
    await workbench.screens('preview');
    await workbench.page.locator('.editor-actions').getByLabel('Apply These Changes').first().click();
    await workbench.statusItem().filter({ hasText: 'finding' }).waitFor({ state: 'hidden' });
  },

  'the panel grows while the runs go on': async (workbench) => {
    writeFileSync(workbench.pathOf('endless.js'), endlessFromSecondRun(readFileSync(workbench.pathOf('spirals.js'), 'utf8')));
    await workbench.openFile('endless.js');
    await workbench.command('Swerve: Check Reproducibility');
    await workbench.panel('First divergence so far');
    await workbench.screens('live');
    const panel = await workbench.panel('First divergence so far');
    await panel.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
    await workbench.panel('The check was cancelled. First divergence until then');
    // The button is gone: the keyboard goes on from the heading beside it.
    await workbench.focused('endless.js');
    await workbench.statusItem().filter({ hasText: 'running' }).waitFor({ state: 'detached' });
    await workbench.screens('cancelled');
  },

  'a run in the page ends when it is cancelled, and its frame is gone': async (workbench) => {
    writeFileSync(workbench.pathOf('endless-page.js'), readFileSync(workbench.pathOf('spirals.js'), 'utf8').replace('epochs: 8', 'epochs: 1_000_000'));
    await workbench.openFile('endless-page.js');
    await workbench.command('Swerve: Check Reproducibility in the Page (WebGPU or WebGL)');
    const panel = await workbench.panel(/^Run 1.*: step/);
    await panel.locator('iframe.page-run').waitFor({ state: 'attached' });
    await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
    await workbench.panel('The check was cancelled');
    await panel.locator('iframe.page-run').waitFor({ state: 'detached' });
  },

  'a model alone runs in the page, with the arguments that another file gives to its builder': async (workbench) => {
    writeFileSync(workbench.pathOf('wide.js'), WIDE);
    writeFileSync(workbench.pathOf('sizes.js'), WIDE_USE);
    // What is open is known, whether or not the window has noticed the files by itself.
    await workbench.openFile('sizes.js');
    await workbench.openFile('wide.js');
    await workbench.lenses('Run twice').first().waitFor();
    await workbench.command('Swerve: Check Reproducibility in the Page (WebGPU or WebGL)');
    const panel = await workbench.panel(/^First divergence, /);
    await panel.locator('h1', { hasText: 'buildWide in wide.js' }).waitFor();
    await panel.getByText('Run again', { exact: true }).waitFor();
    const text = await panel.locator('body').innerText();
    assert.match(text, /webgl.*in this page/);
    assert.match(text, /wide\.js:4/);
    assert.match(text, /buildWide was called with \(\{ units: 3 \}\) as in sizes\.js:3\./);
    await workbench.lenses('Runs differ: run twice again').first().waitFor();
    await workbench.screen('page-model');
  },

  'a page whose code stands in it shows findings, runs, is fixed and proved': async (workbench) => {
    await workbench.command('View: Close All Editors');
    writeFileSync(workbench.pathOf('page.html'), PAGE);
    await workbench.openFile('page.html');
    await workbench.squiggles().first().waitFor();
    await workbench.lenses('Run twice in the page').first().waitFor();
    await workbench.screens('html');
    // The plain command knows that a page has no other place to run in.
    await workbench.command('Swerve: Check Reproducibility');
    const panel = await workbench.panel(/^First divergence, /);
    await panel.getByText('Fix and prove').waitFor();
    assert.match(await panel.locator('body').innerText(), /webgl.*in this page[\s\S]*page\.html:9/);
    await workbench.screens('html-diverged');
    await panel.getByText('Fix and prove').click();
    await workbench.panel('Identical in 2 runs');
    await workbench.lenses('Identical in 2 runs: run twice again').first().waitFor();
    await workbench.page.locator('.view-overlays .squiggly-warning').first().waitFor({ state: 'detached' });
    await workbench.screen('html-identical');
  },

  'a page that trains in a worker runs, and is told the line in the worker': async (workbench) => {
    await workbench.command('View: Close All Editors');
    writeFileSync(workbench.pathOf('page-worker.js'), PAGE_WORKER);
    writeFileSync(workbench.pathOf('worker-page.html'), WORKER_PAGE);
    await workbench.openFile('page-worker.js');
    await workbench.squiggles().first().waitFor();
    await workbench.openFile('worker-page.html');
    await workbench.lenses('Run twice in the page').first().waitFor();
    await workbench.command('Swerve: Check Reproducibility');
    const panel = await workbench.panel(/^First divergence, /);
    await panel.locator('h1', { hasText: 'worker-page.html' }).waitFor();
    await panel.getByText('Run again', { exact: true }).waitFor();
    assert.match(await panel.locator('body').innerText(), /webgl.*in this page[\s\S]*page-worker\.js:5/);
    await workbench.screen('page-worker');
  },

  'a network without TensorFlow.js is run, fixed and proved by what it prints': async (workbench) => {
    await workbench.command('View: Close All Editors');
    writeFileSync(workbench.pathOf('network.js'), NETWORK);
    await workbench.openFile('network.js');
    await workbench.squiggles().first().waitFor();
    await workbench.command('Swerve: Check Reproducibility');
    const panel = await workbench.panel(/^First divergence, in what it prints/);
    await panel.getByText('Fix and prove').waitFor();
    assert.match(await panel.locator('body').innerText(), /no TensorFlow\.js[\s\S]*it prints "weights [^"]*" in one run and "weights [^"]*" in the other[\s\S]*network\.js:3/);
    await workbench.screens('network-diverged');
    await panel.getByText('Fix and prove').click();
    await workbench.panel('Identical in 2 runs');
    await workbench.page.locator('.view-overlays .squiggly-warning').first().waitFor({ state: 'detached' });
  },

  'a new user finds the walkthrough': async (workbench) => {
    await workbench.command('View: Close All Editors');
    await workbench.command('Welcome: Open Walkthrough...');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Swerve' }).first().click();
    await workbench.page.getByText('Open a sample').first().waitFor();
    await workbench.screens('walkthrough');
  },

  'the walkthrough leads to the first identical runs': async (workbench) => {
    const { page } = workbench;
    const started = Date.now();
    const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    const button = (step: string, words: string): Promise<void> => workbench.walk(step, words);
    await button('Open a sample', 'Open the Sample');
    await page.locator('.tab').filter({ hasText: 'train.js' }).waitFor();
    await workbench.squiggles().first().waitFor();
    console.log(`    first minute: findings of the sample after ${seconds()}`);
    await workbench.screen('sample');
    await page.locator('.tab').filter({ hasText: 'Welcome' }).first().click();
    await button('Run it twice', 'Run Twice');
    await workbench.panel('train.js:');
    console.log(`    first minute: the first divergence after ${seconds()}`);
    await (await workbench.panel('Fix and prove')).getByText('Fix and prove').click();
    await workbench.panel('Identical in 2 runs');
    console.log(`    first minute: the first identical runs after ${seconds()}`);
    await workbench.screen('sample-identical');
  },
};
