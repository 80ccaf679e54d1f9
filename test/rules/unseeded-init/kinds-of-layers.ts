import * as tf from '@tensorflow/tfjs';
import { get, readable, writable } from 'svelte/store';

const plan = readable([
  { kind: 'dense', props: { units: 8 } },
  { kind: 'flatten', props: {} },
] as const);
const kind = writable('flatten' as const);

/** The store says which layers there are. */
export function fromStore(model: tf.Sequential) {
  for (const { kind, props } of get(plan)) model.add(tf.layers[kind](props as never));
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
  model.add(tf.layers[get(kind)]());
}

/** Nobody can say which layer this is. */
export function fromText(model: tf.Sequential, kind: keyof typeof tf.layers) {
  model.add(tf.layers[kind]({ units: 8 } as never) as tf.layers.Layer);
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (review)
}
