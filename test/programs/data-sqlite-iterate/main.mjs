import { DatabaseSync } from 'node:sqlite';
import * as tf from '@tensorflow/tfjs';

const db = new DatabaseSync(':memory:');
db.exec("CREATE TABLE t (x REAL)");
for (let i = 0; i < 9; i++) db.prepare('INSERT INTO t VALUES (?)').run(i / 9);
function* batches() {
  const statement = db.prepare('SELECT x + random() / 1e20 AS x FROM t');
  for (const { x } of statement.iterate()) yield { xs: tf.tensor1d([x]), ys: tf.tensor1d([1]) }; // <- fault: host-data
}
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fitDataset(tf.data.generator(batches).batch(3), { epochs: 2, verbose: 0 });
model.getWeights()[0].print();
