import * as tf from '@tensorflow/tfjs';

type Flow = tf.SymbolicTensor;

/** A block as people write it: one name for all that flows, and options that differ from call to call. */
function convolve(input: Flow, filters: number, name: string, isPadded = true): Flow {
  let x = tf.layers.conv2d({ filters, kernelSize: 3, strides: 2, padding: isPadded ? 'same' : 'valid', name: `${name}/conv` }).apply(input) as Flow;
  x = tf.layers.batchNormalization({ name: `${name}/norm` }).apply(x) as Flow;
  if (filters > 8) x = tf.layers.dropout({ rate: 0.1, name: `${name}/drop` }).apply(x) as Flow;
  return tf.layers.activation({ activation: 'relu', name: `${name}/relu` }).apply(x) as Flow;
}

function makeImages(): tf.LayersModel {
  const input = tf.input({ shape: [33, 28, 3] });
  let x = convolve(input, 8, 'first');
  x = convolve(x, 16, 'second', false);
  const left = tf.layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: 'same', name: 'depthwise' }).apply(x) as Flow;
  const right = tf.layers.separableConv2d({ filters: 32, kernelSize: [3, 1], padding: 'same', name: 'separable' }).apply(x) as Flow;
  const sum = tf.layers.add({ name: 'sum' }).apply([left, right]) as Flow;
  const side = tf.layers.concatenate({ name: 'side' }).apply([sum, x]) as Flow;
  const up = tf.layers.upSampling2d({ size: [2, 3], name: 'up' }).apply(side) as Flow;
  const deep = tf.layers.conv2dTranspose({ filters: 4, kernelSize: 5, strides: 2, name: 'transposed' }).apply(up) as Flow;
  const same = tf.layers.conv2dTranspose({ filters: 6, kernelSize: 2, strides: 2, padding: 'same', name: 'transposed_same' }).apply(deep) as Flow;
  const edged = tf.layers.zeroPadding2d({ padding: 2 as unknown as [number, number], name: 'edged' }).apply(same) as Flow;
  const flat = tf.layers.flatten({ name: 'flat' }).apply(edged) as Flow;
  const pooled = tf.layers.globalAveragePooling2d({ name: 'pooled' }).apply(side) as Flow;
  const both = tf.layers.concatenate({ axis: 1, name: 'both' }).apply([flat, pooled]) as Flow;
  const output = tf.layers.dense({ units: 10, name: 'output' }).apply(both) as Flow;
  return tf.model({ inputs: input, outputs: output });
}

function makeSequences(): tf.LayersModel {
  const words = tf.input({ shape: [12] });
  const other = tf.layers.input({ batchShape: [null, 5] });
  const embedded = tf.layers.embedding({ inputDim: 40, outputDim: 8, name: 'embedded' }).apply(words) as Flow;
  const states = tf.layers.lstm({ units: 6, returnSequences: true, name: 'states' }).apply(embedded) as Flow;
  const twice = tf.layers.bidirectional({ layer: tf.layers.gru({ units: 4, returnSequences: true }), name: 'twice' }).apply(states) as Flow;
  const steps = tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 3 }), name: 'steps' }).apply(twice) as Flow;
  const last = tf.layers.simpleRNN({ units: 7, name: 'last' }).apply(steps) as Flow;
  const turned = tf.layers.permute({ dims: [2, 1], name: 'turned' }).apply(steps) as Flow;
  const packed = tf.layers.reshape({ targetShape: [4, 9], name: 'packed' }).apply(turned) as Flow;
  const ends = tf.layers.flatten({ name: 'ends' }).apply(packed) as Flow;
  const many = tf.layers.repeatVector({ n: 4, name: 'many' }).apply(last) as Flow;
  const one = tf.layers.flatten({ name: 'one' }).apply(many) as Flow;
  const all = tf.layers.concatenate({ name: 'all' }).apply([ends, one, other]) as Flow;
  return tf.model({ inputs: [words, other], outputs: tf.layers.dense({ units: 2, name: 'answer' }).apply(all) as Flow });
}

/** Models whose shapes follow from what is applied to what. The test builds them with the library, and reads them as text. */
export function makeGraphs(): tf.LayersModel[] {
  return [makeImages(), makeSequences()];
}
