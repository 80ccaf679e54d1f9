/**
 * The process that runs a project's own Vite: `vite-build.js JOB`, in the project's folder. The settings of the project
 * are its own code, which may do anything: whoever starts this bounds it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { PAGE_ORIGIN } from '../../protocol/sandbox';
import type { ViteAnswer, ViteAsset, ViteChunk, ViteJob, ViteOutput } from '../../protocol/vite-build';
import { ENTRY, pathOfModule, programPlugin, settingsPlugin } from './program-plugin';

interface BuiltChunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly name: string;
  readonly isEntry: boolean;
  readonly code: string;
  readonly map: { readonly sources: readonly string[]; readonly mappings: string } | null;
  readonly modules: Readonly<Record<string, unknown>>;
}

interface BuiltAsset {
  readonly type: 'asset';
  readonly fileName: string;
  readonly source: string | Uint8Array;
}

type Built = { readonly output: readonly (BuiltChunk | BuiltAsset)[] };

interface Vite {
  readonly rolldownVersion?: string;
  build(options: object): Promise<Built | Built[]>;
}

async function buildProgram(job: ViteJob): Promise<ViteOutput> {
  const vite = (await import(pathToFileURL(job.vite).href)) as Vite;
  let publicFolder: string | null = null;
  const settings = settingsPlugin(job, vite.rolldownVersion === undefined ? 'rollupOptions' : 'rolldownOptions', ({ publicDir }) => { publicFolder = publicDir === '' ? null : publicDir; });
  const built = await vite.build({ configFile: job.config ?? false, mode: 'development', base: '/', logLevel: 'silent', clearScreen: false, plugins: [programPlugin(job), settings] });
  const output = [built].flat().flatMap((each) => each.output);
  const chunks = output.filter((each) => each.type === 'chunk');
  const names = new Map(chunks.map(({ fileName }) => [`./${fileName}`, specifierOf(fileName)]));
  return {
    chunks: chunks.map((chunk) => toChunk(chunk, names, job.folder)),
    assets: output.filter((each) => each.type === 'asset').map(toAsset),
    files: chunks.flatMap(({ modules }) => Object.keys(modules).map((id) => pathOfModule(id, job.folder))),
    publicFolder,
  };
}

/** Chunks have no addresses in a frame: they import each other by names of the same length as their paths, so that no column moves. */
function specifierOf(fileName: string): string {
  return `s:${fileName}`;
}

/** A line before all others says where a server would have the module. */
function toChunk({ fileName, name, isEntry, code, map, modules }: BuiltChunk, names: ReadonlyMap<string, string>, folder: string): ViteChunk {
  const text = code.replace(/(["'])(\.\/[^"'\n]+)\1/g, (whole, quote: string, path: string) => (names.has(path) ? `${quote}${names.get(path) ?? ''}${quote}` : whole));
  const place = `import.meta.url = ${JSON.stringify(`${PAGE_ORIGIN}${fileName}`)};\n`;
  const mapped = { version: 3, names: [], mappings: `;${map?.mappings ?? ''}`, sources: (map?.sources ?? []).map((source) => pathOfModule(source, folder)) };
  return { specifier: specifierOf(fileName), isEntry: isEntry && name === ENTRY && Object.keys(modules).length > 0, text: place + text, map: JSON.stringify(mapped) };
}

function toAsset({ fileName, source }: BuiltAsset): ViteAsset {
  return { address: `/${fileName}`, content: Buffer.from(source).toString('base64') };
}

interface Failure {
  readonly message?: string;
  readonly id?: string;
  readonly loc?: { readonly file?: string; readonly line: number };
  /** Where one failure stands for several. */
  readonly errors?: readonly Failure[];
}

/** What Vite says of a failure, in one sentence: the first line, and where. */
function describeFailure(error: Failure): string {
  const [first] = error.errors ?? [];
  if (first !== undefined) return describeFailure(first);
  const { message = 'it failed', loc, id } = error;
  const line = stripVTControlCharacters(message).split('\n').find((each) => each.trim() !== '') ?? '';
  const file = loc?.file ?? id;
  return file === undefined || line.includes(file) ? line : `${line} (${file}${loc === undefined ? '' : `:${loc.line}`})`;
}

async function main(): Promise<void> {
  const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ViteJob;
  const answer: ViteAnswer = await buildProgram(job).then((output) => ({ ok: true, output }), (error: unknown) => ({ ok: false, problem: describeFailure(typeof error === 'object' && error !== null ? error : { message: String(error) }) }));
  writeFileSync(job.answer, JSON.stringify(answer));
  // Plugins may watch and listen.
  process.exit(0);
}

void main();
