import { copyFileSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../../src/base/result';
import { runCommand } from './command';
import { RECIPE, WHEEL_MEMBERS } from './recipe';

const COMPILE_TIMEOUT_MS = 600_000;

/** Puts TensorFlow where the package's own installer would, and compiles the package's own C++ against it. */
export function buildBinding(packageFolder: string, unpacked: string, nodeHeaders: string): Result<null> {
  const deps = join(packageFolder, 'deps');
  const lib = join(deps, 'lib');
  rmSync(deps, { recursive: true, force: true });
  mkdirSync(lib, { recursive: true });
  cpSync(join(unpacked, 'tensorflow', 'include'), join(deps, 'include'), { recursive: true });
  renameSync(join(unpacked, WHEEL_MEMBERS.framework), join(lib, 'libtensorflow_framework.so.2'));
  // The file keeps its name: the dynamic linker looks libraries up by the name recorded in them.
  renameSync(join(unpacked, WHEEL_MEMBERS.api), join(lib, '_pywrap_tensorflow_internal.so'));
  const absent = buildAbsentPython(lib);
  return absent.ok ? compileBinding(packageFolder, nodeHeaders) : absent;
}

/**
 * The wheel's library is a Python extension: it names some 190 symbols of the interpreter and asks the linker for all
 * of them at load time, though none is reached through the C API. A library of our own answers: zeroed storage for
 * data, and for each function one that says its name and aborts, so that reaching one could never pass unnoticed.
 */
function buildAbsentPython(lib: string): Result<null> {
  const failure = 'Could not list what the TensorFlow library needs from Python';
  const listed = runCommand('nm', ['-D', '--undefined-only', join(lib, '_pywrap_tensorflow_internal.so')], { timeoutMs: 120_000, failure });
  if (!listed.ok) return listed;
  const names = [...listed.value.matchAll(/\s(_?Py\w+)/gu)].map((match) => match[1] ?? '');
  const source = join(lib, 'python-absent.c');
  writeFileSync(source, renderAbsentPython(names));
  const args = ['-x', 'c', '-O1', '-shared', '-fPIC', '-Wl,-soname,libpython-absent.so', '-o', join(lib, 'libpython-absent.so'), source];
  const built = runCommand('g++', args, { timeoutMs: COMPILE_TIMEOUT_MS, failure: 'Could not compile the stand-in for Python' });
  return built.ok ? ok(null) : built;
}

function renderAbsentPython(names: readonly string[]): string {
  const isData = (name: string) => /^PyExc_|_Type$|Struct$/u.test(name);
  const define = (name: string) =>
    isData(name) ? `__attribute__((aligned(16))) char ${name}[1024];` : `void *${name}(void) { return reached("${name}"); }`;
  return [
    '#include <stdio.h>',
    '#include <stdlib.h>',
    'static void *reached(const char *name) { fprintf(stderr, "TensorFlow reached for Python: %s\\n", name); abort(); }',
    ...names.map(define),
    '',
  ].join('\n');
}

function compileBinding(packageFolder: string, nodeHeaders: string): Result<null> {
  const output = join(packageFolder, 'lib', `napi-v${RECIPE.napi}`);
  mkdirSync(output, { recursive: true });
  const include = [nodeHeaders, 'deps/include', 'binding'].flatMap((folder) => ['-I', folder]);
  const libraries = ['libpython-absent.so', 'libtensorflow_framework.so.2', '_pywrap_tensorflow_internal.so'].map((name) => `-l:${name}`);
  const args = ['-std=c++14', '-O2', '-shared', '-fPIC', '-w', `-DNAPI_VERSION=${RECIPE.napi}`, '-DNODE_GYP_MODULE_NAME=tfjs_binding', '-DBUILDING_NODE_EXTENSION'];
  args.push(...include, 'binding/tfjs_backend.cc', 'binding/tfjs_binding.cc', '-Ldeps/lib', '-Wl,--no-as-needed', ...libraries);
  args.push('-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', join(output, 'building.node'));
  const failure = 'Could not compile the native binding of tfjs-node';
  const done = runCommand('g++', args, { cwd: packageFolder, timeoutMs: COMPILE_TIMEOUT_MS, failure });
  if (!done.ok) return done;
  copyFileSync(join(output, 'building.node'), join(output, 'tfjs_binding.node'));
  rmSync(join(output, 'building.node'));
  return ok(null);
}
