import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ask } from './ask';
import { CUDA_LIBRARIES, type LibraryState } from './machine';

/** Which of the libraries that TensorFlow opens are where the loader looks; empty on a platform without CUDA. */
export async function readCudaLibraries(): Promise<readonly LibraryState[]> {
  if (process.platform === 'linux') return readLinuxLibraries();
  if (process.platform === 'win32') return locateLibraries(CUDA_LIBRARIES.win32, splitPath(process.env['PATH']), new Set(), []);
  return [];
}

/** Whether Dawn would find the Vulkan loader, which it opens by this name; only Linux leaves it out. */
export async function hasVulkanLoader(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const [state] = locateLibraries(['libvulkan.so.1'], splitPath(process.env['LD_LIBRARY_PATH']), await readLoaderCache(), []);
  return state?.found === 'path';
}

async function readLoaderCache(): Promise<ReadonlySet<string>> {
  const options = { timeoutMs: 10_000, env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin` } };
  return parseLoaderCache((await ask('ldconfig', ['-p'], options)) ?? '');
}

async function readLinuxLibraries(): Promise<readonly LibraryState[]> {
  const cached = await readLoaderCache();
  return locateLibraries(CUDA_LIBRARIES.linux, splitPath(process.env['LD_LIBRARY_PATH']), cached, listToolkitFolders());
}

/** Judges each name: in a searched folder or the loader's cache, in a folder nobody searches, or nowhere. */
export function locateLibraries(names: readonly string[], searched: readonly string[], cached: ReadonlySet<string>, others: readonly string[]): readonly LibraryState[] {
  return names.map((name) => {
    if (cached.has(name) || searched.some((folder) => existsSync(join(folder, name)))) return { name, found: 'path', folder: null };
    const folder = others.find((each) => existsSync(join(each, name)));
    return folder === undefined ? { name, found: 'no', folder: null } : { name, found: 'elsewhere', folder };
  });
}

/** Names in the output of `ldconfig -p`. */
export function parseLoaderCache(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^\s+(\S+)\s+\(.*?=>/gmu)].map((match) => match[1] ?? ''));
}

/** Where NVIDIA's installers put CUDA without telling the loader. */
function listToolkitFolders(): readonly string[] {
  try {
    const toolkits = readdirSync('/usr/local').filter((name) => /^cuda(?:-1[12](?:\.\d+)?)?$/u.test(name));
    return toolkits.sort().flatMap((name) => [`/usr/local/${name}/lib64`, `/usr/local/${name}/targets/x86_64-linux/lib`]);
  } catch {
    return [];
  }
}

function splitPath(text: string | undefined): readonly string[] {
  return (text ?? '').split(delimiter).filter((folder) => folder !== '');
}
