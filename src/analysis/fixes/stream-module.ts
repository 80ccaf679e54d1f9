import type { CommonJsImport } from './commonjs-import';
import type { SourceStyle } from './source-style';

/** How the file of the stream module is to be written. */
export interface StreamModule {
  readonly syntax: 'esm' | 'cjs';
  readonly isTypeScript: boolean;
  readonly seedrandom: CommonJsImport;
  readonly style: SourceStyle;
  readonly seed: number;
  /** Packages of TensorFlow.js that the program loads, in its order. */
  readonly tensorPackages: readonly string[];
  /** `tf.setBackend` name, or null where the program chooses for itself. */
  readonly backend: string | null;
  /** Flags that switch unstable kernels off. */
  readonly flags: readonly (readonly [name: string, value: number])[];
  /** A file of the program takes another seed at every call. */
  readonly needsNext: boolean;
}

/** The release of seedrandom that fixes load. */
export const SEEDRANDOM_VERSION = '3.0.5';

/**
 * The text of the module that seeds a whole program. Order matters: TensorFlow.js draws from
 * `Math.random` while it loads, so it comes first; then `Math.random` is replaced; libraries that keep
 * their own reference to it are loaded later, by the files that import this one first.
 */
export function renderStreamModule(module: StreamModule): string {
  const { style } = module;
  const end = style.semicolon;
  const needsTensor = module.backend !== null || module.flags.length > 0;
  const lines = [
    '// Written by Swerve: makes every run draw the same random numbers. Import it first in each entry',
    module.tensorPackages.length > 0
      ? '// file: TensorFlow.js draws while it loads, and some libraries keep the Math.random they find then.'
      : '// file: some libraries keep the Math.random that they find while they load.',
    ...module.tensorPackages.map((name, index) => renderImport(module, name, needsTensor && index === 0 ? 'tf' : null)),
    renderSeedrandom(module),
    '',
    '/** Root of all seeds: change it for other runs that are just as repeatable. */',
    `${module.syntax === 'esm' ? 'export ' : ''}const SEED = ${module.seed}${end}`,
    '',
    module.seedrandom === 'names' ? `Math.random = alea(String(SEED))${end}` : `seedrandom(String(SEED), { global: true })${end}`,
    ...renderPins(module),
    ...(module.needsNext ? renderNextSeed(module) : []),
    ...(module.syntax === 'cjs' ? ['', `module.exports = { SEED${module.needsNext ? ', nextSeed' : ''} }${end}`] : []),
    '',
  ];
  return lines.join('\n').replaceAll('"', style.quote).replaceAll('\n', style.newline);
}

function renderNextSeed({ syntax, isTypeScript, style }: StreamModule): string[] {
  const end = style.semicolon;
  return [
    '',
    `let lastSeed = SEED + ${FIRST_ADVANCING_OFFSET}${end}`,
    '',
    '/** Another seed at every call, the same ones in every run. */',
    `${syntax === 'esm' ? 'export ' : ''}function nextSeed()${isTypeScript ? ': number' : ''} {`,
    `  return ++lastSeed${end}`,
    '}',
  ];
}

/** Far above the offsets that are written out, so that no two seeds meet. */
export const FIRST_ADVANCING_OFFSET = 1000000;

function renderImport({ syntax, style }: StreamModule, name: string, binding: 'tf' | null): string {
  const end = style.semicolon;
  if (syntax === 'cjs') return `${binding === null ? '' : `const ${binding} = `}require("${name}")${end}`;
  return binding === null ? `import "${name}"${end}` : `import * as ${binding} from "${name}"${end}`;
}

function renderSeedrandom({ syntax, seedrandom, style }: StreamModule): string {
  const end = style.semicolon;
  if (syntax === 'cjs') return `const seedrandom = require("seedrandom")${end}`;
  if (seedrandom === 'import-equals') return `import seedrandom = require("seedrandom")${end}`;
  return seedrandom === 'names' ? `import { alea } from "seedrandom"${end}` : `import seedrandom from "seedrandom"${end}`;
}

/** The lines that choose the backend and switch kernels off; also added to a module that is there already. */
export function renderPins({ backend, flags, style }: Pick<StreamModule, 'backend' | 'flags' | 'style'>): string[] {
  const end = style.semicolon;
  return [
    ...(backend === null ? [] : [`void tf.setBackend("${backend}")${end}`]),
    ...flags.map(([name, value]) => `tf.env().set("${name}", ${value})${end}`),
  ];
}
