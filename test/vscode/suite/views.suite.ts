import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, Uri, window, workspace, WorkspaceEdit, type CodeLens, type TextDocument } from 'vscode';
import type { CheckRecord } from '../../../src/protocol/panel';
import { actionsAt, findingsOf, open, openNew, uriOf, waitFor, warningsOf } from './support';

const PATIENCE_MS = 240_000;

const MODEL = `import * as tf from '@tensorflow/tfjs';

export function build() {
  return tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
}
`;

/** Seeded, so that the linter has nothing to say; only its call in another file tells how it is built. */
const SIZED = `import * as tf from '@tensorflow/tfjs';

export function buildSized(units, { inputs }) {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: 7 });
  return tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [inputs], kernelInitializer })] });
}
`;
const SIZED_USE = "import { buildSized } from './sized.js';\n\nexport const small = () => buildSized(2, { inputs: 3 });\n";

async function lensesOf(document: TextDocument): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
  return lenses.flatMap(({ command }) => (command === undefined ? [] : [command.title.replace(/\$\([\w-]+\)\s+/, '')]));
}

function waitForLens(document: TextDocument, words: RegExp): Promise<string> {
  return waitFor(`the lens ${words.source}`, async () => (await lensesOf(document)).find((title) => words.test(title)), PATIENCE_MS);
}

const check = (name: string, ...model: readonly string[]): Thenable<CheckRecord> => commands.executeCommand<CheckRecord>('swerve.check', uriOf(name).toString(), ...model);

describe('what the views say of a check', function () {
  this.timeout(PATIENCE_MS);

  it('is the same above the line, in Problems and in the record, until the code changes', async () => {
    const document = await openNew('views.js', new TextDecoder().decode(await workspace.fs.readFile(uriOf('xor.js'))));
    await waitForLens(document, /^Run twice$/);
    const { id, report } = await check('views.js');
    assert.equal(report?.verdict, 'diverged', report?.reason);
    await waitForLens(document, /^Runs differ: run twice again$/);
    const proved = await waitFor('the proof', () => findingsOf(document).find((each) => each.message.includes(`Check ${id}: The first difference`)));
    assert.equal(proved.range.start.line + 1, report.firstDivergence?.line);
    await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), '// changed\n'));
    await waitForLens(document, /^Run twice$/);
    await waitFor('the proof to go', () => (findingsOf(document).some((each) => each.message.includes('Check ')) ? undefined : true));
    await commands.executeCommand('undo');
    await waitForLens(document, /^Runs differ: run twice again$/);
    await waitFor('the proof to come back', () => findingsOf(document).find((each) => each.message.includes(`Check ${id}: `)));
  });

  it('can be asked for from every finding', async () => {
    const document = await openNew('ask.js', new TextDecoder().decode(await workspace.fs.readFile(uriOf('spirals.js'))));
    await waitFor('findings', () => warningsOf(document)[0]);
    for (const finding of findingsOf(document)) {
      const titles = (await actionsAt(document, finding)).map(({ title }) => title);
      assert.ok(titles.some((title) => /run twice/i.test(title)), `no run among: ${titles.join(' | ')}`);
    }
  });

  it('is about a model alone where a file only builds one', async () => {
    const document = await openNew('build.js', MODEL);
    await waitForLens(document, /^Run twice$/);
    const { report, model } = await check('build.js', 'build');
    assert.deepEqual([model, report?.verdict, report?.firstDivergence?.line], ['build', 'diverged', 4], report?.reason);
    await waitForLens(document, /^Runs differ: run twice again$/);
    const finding = await waitFor('the proof', () => findingsOf(document).find((each) => each.message.includes('The first difference')));
    const proof = (await actionsAt(document, finding)).find(({ title }) => title === 'Run twice again');
    assert.equal(proof?.command?.command, 'swerve.prove');
  });
});

describe('a model whose builder needs arguments', function () {
  this.timeout(PATIENCE_MS);

  it('is checked with those of a call, and keeps what was proved above it though nothing is flagged there', async () => {
    // It stays open: what is open is known, whether or not the window has noticed the file by itself.
    await window.showTextDocument(await openNew('sized-use.js', SIZED_USE), { preview: false });
    const document = await openNew('sized.js', SIZED);
    const { report } = await check('sized.js', 'buildSized');
    assert.deepEqual([report?.verdict, report?.notes], ['identical', ['buildSized was called with (2, { inputs: 3 }) as in sized-use.js:3.']], report?.reason);
    await waitForLens(document, /^Identical in 2 runs: run twice again$/);
    assert.deepEqual(warningsOf(document), []);
    await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), '// changed\n'));
    await waitFor('the lens to go', async () => ((await lensesOf(document)).length === 0 ? true : undefined));
    await commands.executeCommand('undo');
    await waitForLens(document, /^Identical in 2 runs: run twice again$/);
    await document.save();
  });

  it('is run as often as the settings say, and its lens says so', async () => {
    const settings = workspace.getConfiguration('swerve.check');
    const document = await openNew('often.js', MODEL);
    await settings.update('runs', 3, ConfigurationTarget.Workspace);
    await waitForLens(document, /^Run 3 times$/);
    const finding = await waitFor('a finding', () => warningsOf(document)[0]);
    const titles = (await actionsAt(document, finding)).map(({ title }) => title);
    assert.ok(titles.includes('Prove it: run 3 times'), titles.join(' | '));
    await settings.update('runs', undefined, ConfigurationTarget.Workspace);
    await waitForLens(document, /^Run twice$/);
  });
});

describe('a check while the user goes on working', function () {
  this.timeout(PATIENCE_MS);

  it('keeps two checks apart that start together', async () => {
    const records = await Promise.all([check('xor.js'), check('build.js', 'build')]);
    assert.notEqual(records[0].id, records[1].id);
    assert.deepEqual(records.map(({ target, report }) => [target, report?.verdict]), [['xor.js', 'diverged'], ['build.js', 'diverged']]);
  });

  it('proves nothing about code that was edited meanwhile', async () => {
    const document = await openNew('edited.js', new TextDecoder().decode(await workspace.fs.readFile(uriOf('xor.js'))));
    await waitFor('findings', () => warningsOf(document)[0]);
    const running = check('edited.js');
    // What counts is the text that ran: it was saved when the check began.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (let count = 0; count < 20; count += 1) await window.visibleTextEditors.find((each) => each.document === document)?.edit((edit) => edit.insert(document.positionAt(0), `// edit ${count}\n`));
    assert.equal((await running).report?.verdict, 'diverged');
    await waitFor('findings without proofs', () => (warningsOf(document).length > 0 && findingsOf(document).every((each) => !each.message.includes('Check ')) ? true : undefined));
    await document.save();
  });

  it('ends with one sentence when its file is deleted, and the file takes its findings along', async () => {
    const document = await openNew('gone.js', "import '@tensorflow/tfjs';\nawait new Promise((resolve) => setTimeout(resolve, 1500));\nawait import('./gone.js?again');\n");
    const running = check('gone.js');
    const edit = new WorkspaceEdit();
    edit.deleteFile(document.uri);
    await workspace.applyEdit(edit);
    const { report } = await running;
    assert.notEqual(report, null);
    assert.ok(report?.reason.includes('\n') === false && !/\bat .*:\d+:\d+/.test(report.reason), report?.reason);
    await waitFor('the findings to go', () => (findingsOf(document).length === 0 ? true : undefined));
  });

  it('follows no file to a new name, and shows no old proof there', async () => {
    const document = await openNew('before.js', MODEL);
    await waitForLens(document, /^Run twice$/);
    await check('before.js', 'build');
    const edit = new WorkspaceEdit();
    edit.renameFile(document.uri, uriOf('after.js'));
    await workspace.applyEdit(edit);
    const renamed = await open('after.js');
    await waitForLens(renamed, /^Run twice$/);
    await waitFor('findings without proofs', () => (warningsOf(renamed).length > 0 && findingsOf(renamed).every((each) => !each.message.includes('Check ')) ? true : undefined));
    assert.equal(await workspace.fs.stat(Uri.file(uriOf('before.js').fsPath)).then(() => true, () => false), false);
  });
});
