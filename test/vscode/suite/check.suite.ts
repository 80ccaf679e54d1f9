import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Position, window, workspace, WorkspaceEdit } from 'vscode';
import type { CheckRecord } from '../../../src/protocol/panel';
import { actionsAt, findingsOf, open, openNew, ruleOf, uriOf, waitFor, warningsOf } from './support';

const PATIENCE_MS = 240_000;

const SEEDED = `import * as tf from '@tensorflow/tfjs';
const kernelInitializer = tf.initializers.glorotNormal({ seed: 7 });
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const spare = Math.random() > 2 ? tf.layers.dense({ units: 3 }) : null;
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 3, verbose: 0 });
console.log(spare, model.predict(tf.ones([1, 2])).dataSync()[0]);
`;

async function check(name: string): Promise<CheckRecord> {
  return commands.executeCommand<CheckRecord>('swerve.check', uriOf(name).toString());
}

describe('checking a script', function () {
  this.timeout(PATIENCE_MS);

  it('names the first difference and its line, and marks the finding as observed', async () => {
    const document = await open('xor.js');
    const { report } = await check('xor.js');
    assert.equal(report?.verdict, 'diverged', report?.reason);
    assert.deepEqual([report.firstDivergence?.file, report.firstDivergence?.line], ['xor.js', 8]);
    const marked = await waitFor('the mark', () => findingsOf(document).find((each) => each.message.includes('Check ')));
    assert.match(marked.message, /The first difference between 2 runs of xor\.js on cpu comes from here/);
  });

  it('drops the proof when the code changes, and takes it back when the change is undone', async () => {
    const document = await open('xor.js');
    await waitFor('the mark', () => findingsOf(document).find((each) => each.message.includes('Check ')));
    await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), '// changed\n'));
    await waitFor('the mark to go', () => (findingsOf(document).some((each) => each.message.includes('Check ')) ? undefined : true));
    await commands.executeCommand('undo');
    await waitFor('the mark to come back', () => findingsOf(document).find((each) => each.message.includes('Check ')));
  });

  it('fixes, runs again, and keeps the second check as the proof of the first', async () => {
    const document = await openNew('prove.js', await readText('xor.js'));
    const before = document.getText();
    const first = await check('prove.js');
    const second = await commands.executeCommand<CheckRecord>('swerve.proveFix', first.id);
    assert.equal(second.report?.verdict, 'identical', second.report?.reason);
    assert.equal(second.fixOf, first.id);
    assert.notEqual(document.getText(), before);
    await waitFor('no warning to be left', () => (warningsOf(document).length === 0 ? true : undefined));
  });

  it('shows what drew without harm, and lowers it to review with the proof as the reason, until the code changes', async () => {
    const document = await openNew('harmless.js', SEEDED);
    const { report } = await check('harmless.js');
    assert.equal(report?.verdict, 'identical', report?.reason);
    const finding = await waitFor('a finding that was not observed', () => findingsOf(document).find((each) => /gave identical outputs|Nothing was drawn here/.test(each.message)));
    const actions = await actionsAt(document, finding);
    assert.ok(actions.some((action) => action.title.startsWith(`Allow ${ruleOf(finding)} here: not `)), actions.map((action) => action.title).join(' | '));
    const lower = actions.find((action) => action.title.startsWith('Lower to review: not '));
    assert.ok(lower?.command !== undefined, actions.map((action) => action.title).join(' | '));
    await commands.executeCommand(lower.command.command, ...(lower.command.arguments as unknown[]));
    assert.match(document.getText(), /swerve-review-next-line unseeded-\w+ \[[0-9a-f]{8}\] -- \d{4}-\d\d-\d\d: .*2 runs of harmless\.js/);
    const lowered = await waitFor('the lowered finding', () => findingsOf(document).find((each) => each.message.includes('Lowered to review: 20')));
    assert.deepEqual([ruleOf(lowered), lowered.severity], [ruleOf(finding), DiagnosticSeverity.Information]);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(document.lineCount - 1, 0), 'export const changed = 1;\n');
    await workspace.applyEdit(edit);
    await waitFor('the proof to be called outdated', () => findingsOf(document).find((each) => /changed since this was proved harmless/.test(each.message)));
    assert.ok(warningsOf(document).some((each) => ruleOf(each) === ruleOf(finding)));
    await commands.executeCommand('undo');
    await waitFor('the lowered finding again', () => findingsOf(document).find((each) => each.message.includes('Lowered to review: 20')));
  });

  it('ends a script that never ends when it is cancelled, with all it started', async () => {
    await openNew('endless.js', "import '@tensorflow/tfjs';\nfor (;;) await new Promise((resolve) => setTimeout(resolve, 50));\n");
    const running = check('endless.js');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await commands.executeCommand('swerve.cancelCheck');
    assert.equal((await running).state, 'cancelled');
  });

  it('runs the script that starts the program of a module', async () => {
    // Kept open: a file that was just made and closed again is known only when the file system tells of it.
    await window.showTextDocument(await openNew('program/main.js', "import { train } from './trainer.js';\nawait train();\n"), { preview: false });
    await openNew('program/trainer.js', `import * as tf from '@tensorflow/tfjs';
export async function train() {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 1, verbose: 0 });
}
`);
    const { target, report } = await check('program/trainer.js');
    assert.equal(target, 'program/main.js');
    assert.deepEqual([report?.verdict, report?.firstDivergence?.file, report?.firstDivergence?.line], ['diverged', 'program/trainer.js', 3]);
  });

  it('says in one sentence why a script cannot be checked', async () => {
    await openNew('throws.js', "throw new Error('no data today');\n");
    const { report } = await check('throws.js');
    assert.equal(report?.verdict, 'failed');
    assert.match(report.reason, /no data today/);
    assert.ok(!report.reason.includes('\n'));
  });
});

describe('making a project reproducible', () => {
  it('is one edit, undone in one go', async () => {
    const document = await openNew('whole.js', await readText('xor.js'));
    const before = document.getText();
    await waitFor('findings', () => findingsOf(document)[0]);
    await commands.executeCommand('swerve.fixFile');
    await waitFor('no finding to be left', () => (warningsOf(document).length === 0 ? true : undefined));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});

async function readText(name: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uriOf(name)));
}
