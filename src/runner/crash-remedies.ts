import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { relativePath } from './source-lines';

/** Names that only a page has, libraries of script tags among them. */
const PAGE_NAME = /\b(?:document|window|self|location|(?:local|session)Storage|indexedDB|alert|HTML\w*Element|Image|FileReader|XMLHttpRequest|OffscreenCanvas|Worker|requestAnimationFrame|tf|tfvis|ml5|p5|d3) is not defined\b/;
/** Files that only a bundler can load: Node refuses the ending, tsx the text. */
const BUNDLED_FILE = /\.(?:css|scss|sass|less|svg|png|jpe?g|gif|vue|svelte|html)\b/;

/** What a test runner gives its tests, and what Vitest says to a file that runs without it. */
const TEST_NAME = /\b(?:describe|it|test|expect|beforeAll|beforeEach|jest|vi) is not defined\b|\bVitest (?:failed to|cannot be)\b/;

/** What the user can do about a crash, in one sentence; null where nothing is known. `target` and `cwd` are absolute; `readsAtOnce`: TensorFlow.js was reading a GPU without waiting. */
export function findRemedy(message: string, place: string | null, target: string, cwd: string, readsAtOnce: boolean): string | null {
  const missing = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[A-Za-z][\w.-]*)/.exec(message)?.[1];
  if (missing !== undefined) return usesPlugAndPlay(target) ? `The project uses Yarn Plug'n'Play: start Swerve through Yarn, as in \`yarn swerve check ${relativePath(cwd, target)}\`.` : `Type \`npm install ${missing}\` in your project.`;
  const unread = /\bENOENT\b.*?'([^'\n]+)'/.exec(message)?.[1];
  if (unread !== undefined) return findFolder(unread, target, cwd);
  if (/^TypeError: Failed to fetch/.test(message)) return 'The notes say which server gave nothing: try again when it can be reached, or check the model by name, for which the data is made up.';
  const [, kernel, backend] = /\bKernel '(\w+)' not registered for backend '(\w+)'/.exec(message) ?? [];
  if (kernel !== undefined && backend !== undefined) return `TensorFlow.js has no ${kernel} for ${backend}; training may need it where prediction does not: choose another backend with --backend.`;
  if (/Top-level await.*"cjs"/.test(message)) return 'Name the file .mts (.mjs), or write `"type": "module"` into package.json.';
  if (/\bOffscreenCanvas is not defined\b/.test(message) && readsAtOnce) return 'WebGPU in Node cannot be read at once (dataSync, arraySync, print): await data() or array(), run it in a page with --page, or choose another backend with --backend.';
  if (/\bSharedArrayBuffer is not defined\b/.test(message)) return 'Browsers give shared memory only to pages that their server isolates (COOP and COEP), which a checked page is not.';
  if (TEST_NAME.test(message)) return 'That is a test, which only its test runner can run: check a script that trains the same way, or the model by name with --model.';
  return isPageCrash(message, place) ? 'That is code for a page: run it in one with --page, or its model by name with --model.' : null;
}

/** Is Yarn's map of packages above the script, and this process was not started with it? */
function usesPlugAndPlay(target: string): boolean {
  if (process.versions['pnp'] !== undefined) return false;
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.pnp.cjs'))) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Did the file fail because it was written for a page or its bundler? */
export function isPageCrash(message: string, place: string | null): boolean {
  return PAGE_NAME.test(message) || (/SyntaxError|Unknown file extension|TransformError/.test(message) && BUNDLED_FILE.test(`${message} ${place ?? ''}`));
}

/** A script that reads by relative path was written to run in another folder: the nearest above it where the file exists. */
function findFolder(path: string, target: string, cwd: string): string | null {
  const asked = isAbsolute(path) ? relative(cwd, path) : path;
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (folder !== cwd && existsSync(join(folder, asked))) {
      return `The file is there when the script runs in its own folder: type \`cd ${relativePath(cwd, folder)}\` first, then \`swerve check ${relativePath(folder, target)}\`.`;
    }
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return null;
  }
}
