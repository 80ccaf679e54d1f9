// A stream whose content is pinned brings it in the same pieces, and comes to its end.
import { createReadStream, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
writeFileSync('data.bin', Buffer.alloc(300_000, 7));
let pieces = 0;
for await (const piece of createReadStream('data.bin')) pieces += piece.length > 0 ? 1 : 0;
const w = tf.variable(tf.scalar(pieces));
tf.train.sgd(0.1).minimize(() => w.square());
console.log(pieces);
w.print();
