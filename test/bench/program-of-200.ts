import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FILES = 200;
const LONG_FILE_LINES = 1_000;

/** Writes a program of 200 files, imports chained through all, one of 1,000 lines: `src/part0.ts`. */
export function writeProgram(folder: string): void {
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (let index = 0; index < FILES; index++) writeFileSync(join(folder, 'src', `part${index}.ts`), renderPart(index));
  const compilerOptions = { strict: true, module: 'preserve', moduleResolution: 'bundler', target: 'ES2022', skipLibCheck: true, noEmit: true };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}

function renderPart(index: number): string {
  const isLast = index + 1 === FILES;
  const next = isLast ? '' : `import { build${index + 1} } from './part${index + 1}';\n`;
  const call = isLast ? 'null' : `build${index + 1}(units + 1, seed)`;
  const layers = Array.from(
    { length: index === 0 ? LONG_FILE_LINES / 4 : 8 },
    (_, line) => `  layers.push(tf.layers.dense({\n    units: units + ${line},\n    kernelInitializer: tf.initializers.glorotNormal({ seed: seed + ${line} }),\n  }));`,
  );
  return `import * as tf from '@tensorflow/tfjs';\n${next}\nexport function build${index}(units: number, seed: number) {\n  const layers: tf.layers.Layer[] = [];\n${layers.join('\n')}\n  const noise = Math.random();\n  console.log(noise);\n  return { layers, rest: ${call} };\n}\n${index === 0 ? 'build0(4, 7);\n' : ''}`;
}
