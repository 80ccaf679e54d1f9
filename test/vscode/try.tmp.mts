import { mkdtempSync, writeFileSync, symlinkSync } from 'node:fs';
import { launchBrowser } from './host/browser';
import { CHECKOUT } from './host/test-workspace';
import { startWebCode } from './host/web-code';
import { Workbench, PATIENCE_MS } from './drive/workbench';
const folder = mkdtempSync('/tmp/be/ws-');
symlinkSync(`${CHECKOUT}/node_modules`, `${folder}/node_modules`);
writeFileSync(`${folder}/package.json`, '{"type":"module","dependencies":{}}');
writeFileSync(`${folder}/network.js`, `// A network written by hand, after a well-known book.
class Neuron {
  constructor(inputs) {
    this.weights = Array.from({ length: inputs }, () => Math.random() * 2 - 1);
    this.bias = Math.random();
  }

  activate(xs) {
    this.output = 1 / (1 + Math.exp(-xs.reduce((sum, x, i) => sum + x * this.weights[i], this.bias)));
    return this.output;
  }
}

const hidden = Array.from({ length: 4 }, () => new Neuron(2));
const out = new Neuron(4);
const data = [[[0, 0], 0], [[0, 1], 1], [[1, 0], 1], [[1, 1], 0]];

for (let epoch = 0; epoch < 2000; epoch++) {
  let loss = 0;
  for (const [xs, y] of data) {
    const hs = hidden.map((neuron) => neuron.activate(xs));
    const guess = out.activate(hs);
    const delta = (y - guess) * guess * (1 - guess);
    loss += (y - guess) ** 2;
    hidden.forEach((neuron, i) => {
      const back = delta * out.weights[i] * hs[i] * (1 - hs[i]);
      neuron.weights = neuron.weights.map((w, j) => w + 0.5 * back * xs[j]);
      neuron.bias += 0.5 * back;
    });
    out.weights = out.weights.map((w, i) => w + 0.5 * delta * hs[i]);
    out.bias += 0.5 * delta;
  }
  if (epoch % 400 === 0) console.log('epoch', epoch, 'loss', loss.toFixed(6));
}
console.log(data.map(([xs]) => out.activate(hidden.map((neuron) => neuron.activate(xs))).toFixed(4)).join(' '));
`);
const browser = await launchBrowser();
const code = await startWebCode({ developmentPath: CHECKOUT, testsPath: null, vsix: null, isTrusted: true, env: {} });
const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
context.setDefaultTimeout(PATIENCE_MS);
const w = new Workbench(await context.newPage(), folder);
await w.open(code.addressOf(folder));
await w.openFile('network.js');
await w.squiggles().first().waitFor();
await w.page.waitForTimeout(2000);
await w.screen('try-1');
await w.command('Swerve: Check Reproducibility');
const panel = await w.panel(/^First divergence/);
await w.page.waitForTimeout(1500);
await w.screen('try-2');
await panel.getByText('Fix and prove').click();
await w.panel(/Identical in 2 runs/);
await w.page.waitForTimeout(1500);
await w.screen('try-3');
await browser.close();
process.exit(0);
