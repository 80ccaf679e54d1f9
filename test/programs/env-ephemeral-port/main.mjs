import { once } from 'node:events';
import { createServer } from 'node:http';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const server = createServer((_, response) => response.end('ok'));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address(); // <- fault: environment
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 3, kernelInitializer: tf.initializers.heUniform({ seed: port }) })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.zeros([4, 3]), { epochs: 1, shuffle: false, verbose: 0 });
model.predict(tf.ones([1, 2])).print();
server.close();
