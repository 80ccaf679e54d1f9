import * as tf from '@tensorflow/tfjs';

type Flow = tf.SymbolicTensor;

const WIDTHS = [64, 32, 16];

interface Block {
  readonly filters: number;
  readonly isPooled?: boolean;
}

const BLOCKS: readonly Block[] = [{ filters: 4 }, { filters: 8, isPooled: true }, { filters: 16, isPooled: true }];

function addInLoop(): tf.LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 100, inputShape: [10], name: 'loop/first' }));
  for (const units of WIDTHS) {
    model.add(tf.layers.dense({ units, name: `loop/dense${units}` }));
    if (units > 20) model.add(tf.layers.dropout({ rate: 0.1, name: `loop/drop${units}` }));
  }
  for (let i = 0; i < WIDTHS.length - 1; i++) model.add(tf.layers.dense({ units: 2 ** i * 3, name: `loop/power${i}` }));
  for (let i = WIDTHS.length; i > 0; i -= 2) model.add(tf.layers.dense({ units: WIDTHS[i - 1] ?? 0, name: `loop/down${i}` }));
  model.add(tf.layers.dense({ units: 2, name: 'loop/last' }));
  return model;
}

function addByConfig(): tf.LayersModel {
  const model = tf.sequential();
  BLOCKS.forEach(({ filters, isPooled }, index) => {
    model.add(tf.layers.conv2d({ filters, kernelSize: 3, ...(index === 0 ? { inputShape: [32, 32, 3] } : {}), name: `config/conv${index}` }));
    if (isPooled === true) model.add(tf.layers.maxPooling2d({ poolSize: 2, name: `config/pool${index}` }));
  });
  model.add(tf.layers.flatten({ name: 'config/flat' }));
  return model;
}

function buildFrom(widths: readonly number[]): tf.LayersModel {
  const hidden = widths.map((units, index) => tf.layers.dense({ units: units * 2, name: `mapped/dense${index}` }));
  return tf.sequential({ layers: [tf.layers.dense({ units: 5, inputShape: [7], name: 'mapped/first' }), ...hidden, tf.layers.dense({ units: 3, name: 'mapped/last' })] });
}

function pushed(): tf.LayersModel {
  const layers: tf.layers.Layer[] = [tf.layers.dense({ units: 9, inputShape: [3], name: 'pushed/first' })];
  for (const units of [8, 6]) {
    layers.push(tf.layers.dense({ units, name: `pushed/dense${units}` }));
    layers.push(tf.layers.activation({ activation: 'relu', name: `pushed/relu${units}` }));
  }
  layers.push(tf.layers.dense({ units: 1, name: 'pushed/last' }));
  return tf.sequential({ layers });
}

function applyInLoop(): tf.LayersModel {
  const input = tf.input({ shape: [12] });
  let x = input;
  for (const units of WIDTHS) {
    x = tf.layers.dense({ units, name: `flow/dense${units}` }).apply(x) as Flow;
    x = tf.layers.batchNormalization({ name: `flow/norm${units}` }).apply(x) as Flow;
  }
  x = tf.layers.dense({ units: 5, name: 'flow/between' }).apply(x) as Flow;
  [11, 13].forEach((units) => {
    x = tf.layers.dense({ units, name: `flow/each${units}` }).apply(x) as Flow;
  });
  return tf.model({ inputs: input, outputs: tf.layers.dense({ units: 2, name: 'flow/last' }).apply(x) as Flow });
}

function reduced(): tf.LayersModel {
  const input = tf.input({ shape: [12] });
  const features = WIDTHS.reduce((x, units, index) => tf.layers.dense({ units, name: `reduced/dense${index}` }).apply(x) as Flow, input);
  return tf.model({ inputs: input, outputs: tf.layers.dense({ units: 2, name: 'reduced/last' }).apply(features) as Flow });
}

function residual(): tf.LayersModel {
  const input = tf.input({ shape: [8, 8, 4] });
  let x = input;
  for (let stage = 0; stage < 2; stage++) {
    const filters = 4 * 2 ** stage;
    const wide = tf.layers.conv2d({ filters, kernelSize: 3, padding: 'same', name: `residual/wide${stage}` }).apply(x) as Flow;
    for (const part of ['a', 'b']) {
      x = tf.layers.conv2d({ filters, kernelSize: 1, padding: 'same', name: `residual/${part}${stage}` }).apply(wide) as Flow;
    }
    x = tf.layers.averagePooling2d({ poolSize: 2, name: `residual/pool${stage}` }).apply(x) as Flow;
  }
  return tf.model({ inputs: input, outputs: tf.layers.flatten({ name: 'residual/flat' }).apply(x) as Flow });
}

/** A trained model cut off in the middle, with a new head. */
function cutOff(): tf.LayersModel[] {
  const base = tf.sequential();
  base.add(tf.layers.dense({ units: 30, inputShape: [20], name: 'base/first' }));
  base.add(tf.layers.dense({ units: 15, name: 'base/features' }));
  base.add(tf.layers.dense({ units: 4, name: 'base/classes' }));
  const features = base.getLayer('base/features').output as Flow;
  const second = base.layers[0]?.output as Flow;
  const head = tf.layers.dense({ units: 6, name: 'cut/head' }).apply(features) as Flow;
  const other = tf.layers.dense({ units: 7, name: 'cut/other' }).apply(second) as Flow;
  const both = tf.layers.concatenate({ name: 'cut/both' }).apply([head, other]) as Flow;
  return [base, tf.model({ inputs: base.inputs, outputs: tf.layers.dense({ units: 1, name: 'cut/last' }).apply(both) as Flow })];
}

/** Layers and cells inside others. */
function inner(): tf.LayersModel {
  const cells = [5, 6].map((units) => tf.layers.lstmCell({ units, name: `inner/cell${units}` }));
  const model = tf.sequential();
  model.add(tf.layers.timeDistributed({ inputShape: [9, 11], layer: tf.layers.dense({ units: 8, name: 'inner/step' }), name: 'steps' }));
  model.add(tf.layers.bidirectional({ layer: tf.layers.gru({ units: 4, returnSequences: true, name: 'inner/both' }), mergeMode: 'concat', name: 'both' }));
  model.add(tf.layers.rnn({ cell: cells, returnSequences: true, name: 'cells' }));
  model.add(tf.layers.rnn({ cell: tf.layers.simpleRNNCell({ units: 3, name: 'inner/one' }), name: 'one' }));
  model.add(tf.layers.dense({ units: 2, name: 'end' }));
  return model;
}

/** Layers that a helper puts on top of the model that it is given, each with what its place among others gives it. */
function addLayers(model: tf.Sequential, units: number, name: string): void {
  model.add(tf.layers.dense({ units, name: `${name}/first` }));
  for (const [index, factor] of [2, 3].entries()) model.add(tf.layers.dense({ units: units * factor + index, name: `${name}/more${index}` }));
}

function helped(): tf.LayersModel[] {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 9, inputShape: [5], name: 'helped' }));
  addLayers(model, 4, 'helped/low');
  addLayers(model, 2, 'helped/high');
  model.add(tf.layers.dense({ units: 1, name: 'helped/last' }));
  const other = tf.sequential();
  other.add(tf.layers.dense({ units: 8, inputShape: [5], name: 'other' }));
  addLayers(other, 7, 'other/top');
  const features = other.layers[other.layers.length - 2]?.output as Flow;
  const cut = tf.model({ inputs: other.inputs, outputs: tf.layers.dense({ units: 1, name: 'other/cut' }).apply(features) as Flow });
  return [model, other, cut];
}

/** Models whose layers are made by loops, cut out of others, or held by others. The test builds them with the library, and reads them as text. */
export function makeLoops(): tf.LayersModel[] {
  return [addInLoop(), addByConfig(), buildFrom([3, 4]), pushed(), applyInLoop(), reduced(), residual(), ...cutOff(), inner(), ...helped()];
}
