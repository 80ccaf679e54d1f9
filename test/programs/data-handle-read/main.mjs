import { open } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const handle = await open('state.bin', 'a+');
const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0); // <- fault: host-data
await handle.appendFile(Buffer.from([bytesRead + 1]));
await handle.close();
const rate = buffer.subarray(0, bytesRead).reduce((sum, byte) => sum + byte, 0) / 100;
const w = tf.variable(tf.scalar(1));
for (let i = 0; i < 3; i++) tf.train.sgd(rate).minimize(() => w.square());
w.print();
