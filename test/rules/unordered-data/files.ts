import * as tf from '@tensorflow/tfjs-node';
import { readdirSync, readFileSync } from 'node:fs';
import { opendir } from 'node:fs/promises';

export function load(folder: string) {
  const names = readdirSync(folder);
//              ^^^^^^^^^^^ unordered-data (review)
  return tf.tensor1d(names.map((name) => readFileSync(name).length));
}

export function loadSorted(folder: string) {
  const names = readdirSync(folder).sort();
  return tf.tensor1d(names.map((name) => readFileSync(name).length));
}

export async function list(folder: string) {
  for await (const entry of await opendir(folder)) console.log(entry.name);
}
