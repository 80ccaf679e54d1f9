import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const file = 'numbers.txt';
fs.writeFileSync(file, '1\n2\n3\n4\n');

// Every way to read a file in parts gives what it holds.
const rows = [];
const opened = fs.openSync(file, 'r');
const target = Buffer.alloc(10, ' ');
fs.readSync(opened, target, 1, 8, 0);
rows.push(String(target));
fs.readSync(opened, target, { offset: 2, length: 2, position: 4 });
rows.push(String(target));
const { bytesRead, buffer } = await promisify(fs.read)(opened, Buffer.alloc(8), 0, 8, 0);
rows.push(buffer.toString('utf8', 0, bytesRead));
rows.push(await new Promise((resolve) => { fs.read(opened, { buffer: Buffer.alloc(8), position: 0 }, (error, count, read) => { resolve(error ?? read.toString('utf8', 0, count)); }); }));
fs.closeSync(opened);
const handle = await open(file);
rows.push(await handle.readFile('utf8'));
rows.push(String((await handle.read(new Uint8Array(8), 0, 8, 0)).buffer.join(' ')));
rows.push(String((await handle.read({ buffer: Buffer.alloc(8), position: 0 })).buffer));
await handle.close();
const lines = [];
for await (const line of (await open(file)).readLines()) lines.push(line);
rows.push(lines.join(' '));
const pieces = [];
for await (const piece of (await open(file)).createReadStream({ highWaterMark: 3 })) pieces.push(String(piece));
rows.push(pieces.join(''));
for await (const piece of fs.createReadStream(file, { highWaterMark: 3 })) pieces.push(String(piece));
rows.push(pieces.join(''));
console.log(JSON.stringify(rows));
const x = tf.tensor1d(rows.map((row) => row.split(/\s+/).reduce((sum, part) => sum + Number(part), 0)));
const w = tf.variable(tf.scalar(0.5));
for (let step = 0; step < 3; step++) tf.train.sgd(0.001).minimize(() => x.mul(w).square().mean());
w.print();
