/** Files of one package that a run loads from disk, so that they cannot be part of a bundle. */
export interface RuntimePackage {
  readonly name: string;
  readonly files: readonly string[];
}

/** What runs load at run time, for one platform: binaries of other platforms would make the package three times as large. */
export function runtimePackages(platform: string): readonly RuntimePackage[] {
  const dawn = platform.startsWith('darwin') ? 'darwin-universal' : platform;
  return [
    // Runs TypeScript programs as they are.
    { name: 'tsx', files: ['dist/**', 'LICENSE'] },
    { name: 'esbuild', files: ['lib/main.js', 'LICENSE.md'] },
    { name: `@esbuild/${platform}`, files: ['bin/esbuild', 'esbuild.exe'] },
    // WebGPU in Node, and the backends that a project may lack; they run on the project's own copy of tfjs-core.
    { name: 'webgpu', files: ['index.js', `dist/${dawn}/**`, 'LICENSE.md'] },
    { name: '@tensorflow/tfjs-backend-webgpu', files: ['dist/tf-backend-webgpu.node.js'] },
    { name: '@tensorflow/tfjs-backend-wasm', files: ['dist/tf-backend-wasm.node.js', 'dist/*.wasm'] },
  ];
}
