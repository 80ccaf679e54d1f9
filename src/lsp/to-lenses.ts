import type { CodeLens } from 'vscode-languageserver/node';
import type { RunPlace } from '../analysis/answers/collect-run-places';
import { PROVE_COMMAND } from './collect-code-actions';
import { isMarkup } from '../analysis/source/script-kind';
import { isPage } from '../base/markup';
import type { Home } from './page-project';

/** Commands that the VS Code side of Swerve provides. */
const PAGE_COMMAND = 'swerve.checkInPage';
const CHOOSE_COMMAND = 'swerve.chooseScript';

type Command = NonNullable<CodeLens['command']>;

/** What each place offers to run, where it is at home first. Two models on neighbouring lines keep theirs apart. */
export function toLenses(uri: string, places: readonly RunPlace[], home: Home): CodeLens[] {
  const trains = places.some(({ kind }) => kind === 'training');
  return places.flatMap((place) => {
    const at = { line: place.line - 1, character: place.column - 1 };
    return commandsOf(uri, place, trains, home).map((command) => ({ range: { start: at, end: at }, command }));
  });
}

function commandsOf(uri: string, { kind, model }: RunPlace, trains: boolean, home: Home): Command[] {
  if (isMarkup(uri)) return [{ title: 'Run twice in the page', tooltip: `Run this ${isPage(uri) ? 'page' : 'component'} twice in fresh frames of the panel, on its WebGPU or WebGL, and see where the runs part.`, command: PAGE_COMMAND, arguments: [uri] }];
  if (!trains && model === null) return [{ title: 'Run a script twice…', tooltip: 'Choose the script that trains this model, and run it twice.', command: CHOOSE_COMMAND }];
  const what = model === null ? 'this script' : `\`${model}\` with inputs of its own shapes`;
  const aim = kind === 'training' ? 'where the two trainings part' : 'whether this model comes out the same';
  const args = [uri, ...(model === null ? [] : [model])];
  const run = { title: 'Run twice', tooltip: `Run ${what} twice, unchanged, and see ${aim}.`, command: PROVE_COMMAND, arguments: args };
  const page = { title: 'Run twice in the page', tooltip: `Run ${what} twice in fresh frames of the panel, on its WebGPU or WebGL.`, command: PAGE_COMMAND, arguments: args };
  if (home === 'node') return [run];
  return home === 'page' ? [page, run] : [run, page];
}
