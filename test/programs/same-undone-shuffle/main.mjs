import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const rows = Array.from({ length: 20 }, (_, i) => ({ i, x: Math.sin(i) }));
tf.util.shuffle(rows);
rows.sort((a, b) => a.i - b.i);
const w = tf.variable(tf.scalar(0));
for (const { x } of rows) tf.train.sgd(0.1).minimize(() => w.sub(x).square().asScalar());
w.print();
