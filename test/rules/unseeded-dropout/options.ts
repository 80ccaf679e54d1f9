import * as tf from '@tensorflow/tfjs';

function block(units: number, options: { dropout?: number } = {}) {
  return tf.layers.lstm({ units, dropout: options.dropout });
}

const model = tf.sequential();
model.add(block(4));
model.add(tf.layers.dropout({ rate: 0.25 }));
//        ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
model.add(tf.layers.dropout({ rate: 0 }));
// A bare number is no rate: the layer masks nothing.
model.add(tf.layers.dropout(0.25 as never));
model.add(tf.layers.alphaDropout({} as never));
declare const saved: { rate: number };
model.add(tf.layers.dropout(saved));
//        ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
const filled: Record<string, number> = {};
for (const [name, value] of Object.entries(saved)) filled[name] = value;
model.add(tf.layers.dropout(filled as never));
//        ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
model.add(tf.layers.gru({ units: 2, recurrentDropout: 0.2 }));
//        ^^^^^^^^^^^^^ unseeded-dropout (warning)
model.add(tf.layers.gaussianNoise({ stddev: 0.1 }));
//        ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
// Without a deviation the noise has 1.
model.add(tf.layers.gaussianNoise({} as never));
//        ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
model.fitDataset(data, { epochs: 1 });
