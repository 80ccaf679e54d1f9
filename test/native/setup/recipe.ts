import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * What a working tfjs-node is made of, all of it pinned.
 *
 * The package downloads its library from a host of its own. Where only registries can be reached, the very same
 * version of TensorFlow comes out of the Python wheel instead: the C API that the binding needs is exported by the
 * wheel's big extension module, beside the C headers.
 */
export const RECIPE = {
  tfjsNode: '4.22.0',
  /** The version that tfjs-node 4.22.0 itself asks for (`scripts/deps-constants.js`). */
  tensorflow: '2.9.1',
  wheel: 'tensorflow-cpu==2.9.1',
  wheelSha256: '6666ddeae45e1f41da788cb4bdea3435aba16edb0bc17b7ac00631c7c9eb052e',
  wheelMegabytes: 208,
  /** Any Python that pip knows will do to fetch it: the wheel is only unpacked, never imported. */
  wheelPython: '310',
  wheelPlatform: 'manylinux2014_x86_64',
  /** The oldest Node-API version that 4.22.0 lists last; one build serves every Node from 12.22 on. */
  napi: 8,
  /** Bump when a step changes what is built, so that older caches are rebuilt. */
  revision: 1,
} as const;

/** Members of the wheel that are unpacked: two libraries and the C headers with what they include. */
export const WHEEL_MEMBERS = {
  framework: 'tensorflow/libtensorflow_framework.so.2',
  api: 'tensorflow/python/_pywrap_tensorflow_internal.so',
  headers: ['tensorflow/include/tensorflow/c/', 'tensorflow/include/tensorflow/core/platform/'],
} as const;

/** Where the build lives: `SWERVE_NATIVE_CACHE`, else the user's cache folder. Never inside a checkout. */
export function nativeCacheFolder(): string {
  const named = process.env['SWERVE_NATIVE_CACHE'];
  if (named !== undefined && named !== '') return named;
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(base, 'swerve', 'native');
}

/** The folder of this recipe: another version or revision gets another folder. */
export function nativeInstallFolder(): string {
  const { tfjsNode, tensorflow, revision } = RECIPE;
  return join(nativeCacheFolder(), `tfjs-node-${tfjsNode}-tensorflow-${tensorflow}-${process.platform}-${process.arch}-r${revision}`);
}
