import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { actionsAt, describeWarnings, findingsOf, open, openNew, ruleOf, waitFor, warningsOf } from './support';

describe('linting as you type', () => {
  it('flags the hidden initializers and the hidden shuffle of a plain script', async () => {
    const document = await open('xor.js');
    await waitFor('findings', () => findingsOf(document)[0]);
    assert.deepEqual(describeWarnings(document), ['8 unseeded-init tf.layers.dense', '9 unseeded-init tf.layers.dense', '12 unseeded-shuffle model.fit']);
  });

  it('links each finding to the page of its rule', async () => {
    const document = await open('xor.js');
    const first = await waitFor('a warning', () => warningsOf(document)[0]);
    assert.ok(typeof first.code === 'object');
    assert.equal(first.code.target.toString(true), 'swerve-rule:/unseeded-init.md');
  });

  it('offers a fix whose finding is gone once it is applied, and undoes it in one go', async () => {
    const document = await open('xor.js');
    const before = document.getText();
    const finding = await waitFor('a finding', () => findingsOf(document).find((each) => ruleOf(each) === 'unseeded-init'));
    const actions = await actionsAt(document, finding);
    const fix = actions.find((action) => action.isPreferred === true);
    assert.ok(fix?.edit !== undefined, `no preferred fix among: ${actions.map((action) => action.title).join(' | ')}`);
    await workspace.applyEdit(fix.edit);
    await waitFor('the finding to go', () => (findingsOf(document).some((each) => each.range.start.line === finding.range.start.line && ruleOf(each) === 'unseeded-init') ? undefined : true));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('keeps up with typing, also in a file with a syntax error', async () => {
    const document = await openNew('broken.js', "import * as tf from '@tensorflow/tfjs';\nconst a = tf.randomNormal([2]);\nmodel.fit(a, ;\n");
    await waitFor('the finding before the error', () => findingsOf(document).find((each) => ruleOf(each) === 'unseeded-tensor'));
  });
});
