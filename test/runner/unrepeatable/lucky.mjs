// A scatter whose first execution in a process gives always the same: it stands for races that hardly ever come out otherwise.
import * as tf from '@tensorflow/tfjs';

const { kernelFunc: scatter } = tf.getKernel('ScatterNd', 'webgpu');
let executions = 0;
tf.unregisterKernel('ScatterNd', 'webgpu');
tf.registerKernel({
  kernelName: 'ScatterNd',
  backendName: 'webgpu',
  kernelFunc: (call) => (executions++ === 0 ? scatter(call) : scatter({ ...call, inputs: { ...call.inputs, updates: call.inputs.indices } })),
});
const indices = tf.tensor2d([[0], [2], [3]], [3, 1], 'int32');
const counts = tf.scatterND(indices, tf.tensor1d([0.5, 1.5, 2.5]), [4]);
if (process.argv[2] === 'used') console.log(await counts.mul(2).data());
else console.log(await indices.data());
