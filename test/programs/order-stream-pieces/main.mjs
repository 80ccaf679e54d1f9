import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';

// How much of what the process prints comes at once depends on the machine, and every piece is scaled by its own peak.
const child = spawn(process.execPath, [fileURLToPath(new URL('./signal.mjs', import.meta.url))]);
const scaled = [];
for await (const piece of child.stdout) { // <- fault: order unordered-data
  const peak = piece.reduce((most, byte) => Math.max(most, byte), 1);
  for (const byte of piece) scaled.push(byte / peak);
}
const xs = tf.tensor2d(scaled, [64, 64]);
const w = tf.variable(tf.fill([64, 1], 0.01));
for (let step = 0; step < 3; step++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(0.5).square().mean());
w.print();
