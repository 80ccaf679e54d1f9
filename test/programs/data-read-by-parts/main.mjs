import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const file = 'images.bin';
if (!existsSync(file)) writeFileSync(file, Buffer.from([4, 2, 10, 20, 30, 40]));
const opened = openSync(file, 'r');
const header = Buffer.alloc(2);
readSync(opened, header, 0, 2, 0);
const pixels = new Uint8Array(header[0]);
readSync(opened, pixels, { position: header.length }); // <- fault: host-data
closeSync(opened);
const w = tf.variable(tf.scalar(0));
const image = tf.tensor1d(Array.from(pixels)).div(255);
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => image.sub(w).square().mean());
const bytes = readFileSync(file);
bytes[3] += 1;
writeFileSync(file, bytes);
