import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { findBinding, lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { intoCallback } from './callback-parameters';
import type { Step } from './steps';

const WRITES = /^(writeFile|appendFile|outputFile|writeJson|writeJSON|outputJson|outputJSON)(Sync)?$/;
const READS = ['readFileSync', 'readFile', 'createReadStream', 'readJson', 'readJsonSync', 'readJSON', 'readJSONSync', 'require'];

/** What is written to a file is read again where a script of the project opens a file of that name. */
export function intoFile(evaluator: Evaluator, call: CallLike, argument: ts.Expression): readonly Step[] {
  const [path, content] = call.arguments ?? [];
  if (path === undefined || content !== argument || !WRITES.test(lastName(unwrap(call.expression)))) return [];
  const written = fileNameOf(evaluator, path);
  if (written === undefined) return [];
  const reads = READS.flatMap((name) => evaluator.collectCallsNamed(name)).filter((read) => {
    const [from] = read.arguments ?? [];
    const opened = from === undefined ? undefined : fileNameOf(evaluator, from);
    return opened !== undefined && isSameFile(written, opened);
  });
  return [...reads.flatMap((node): readonly Step[] => [{ kind: 'value', node }, ...intoCallback(evaluator, node)]), ...intoImports(evaluator, written)];
}

/** `import games from './games.json'`. */
function intoImports(evaluator: Evaluator, written: string): readonly Step[] {
  if (!written.endsWith('.json')) return [];
  evaluator.project.wholes.observe('imports');
  return evaluator.project.collectFiles().flatMap((file) =>
    file.model.mentions.flatMap(({ node, specifier }): readonly Step[] => {
      const clause = ts.isImportDeclaration(node) && isSameFile(written, withoutDots(specifier)) ? node.importClause : undefined;
      const names = clause?.namedBindings;
      const name = names !== undefined && ts.isNamespaceImport(names) ? names.name : clause?.name;
      const binding = name === undefined ? undefined : findBinding(file.model, name);
      return binding === undefined ? [] : [{ kind: 'binding', binding, file, isMutated: false }];
    }),
  );
}

/** `data/games.json`; of `join(folder, 'games.json')` the part that is written out. */
function fileNameOf(evaluator: Evaluator, path: ts.Expression): string | undefined {
  const [value] = evaluator.evaluate(path);
  const text = value?.kind === 'literal' && typeof value.value === 'string' ? value.value : lastTextIn(path);
  const name = text === undefined ? undefined : withoutDots(text.replaceAll('\\', '/'));
  return name !== undefined && /\w\.\w+$/.test(name) ? name : undefined;
}

function withoutDots(path: string): string {
  return path.replace(/^(\.{0,2}\/)+/, '');
}

function lastTextIn(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isTemplateTail(node)) return node.text;
  let last: string | undefined;
  ts.forEachChild(node, (child) => {
    last = lastTextIn(child) ?? last;
  });
  return last;
}

function isSameFile(one: string, other: string): boolean {
  return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
