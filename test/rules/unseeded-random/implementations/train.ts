import * as tf from '@tensorflow/tfjs';
import { Letters } from './letters';
import type { Task } from './task';

const encode = (text: string): number[] => [...text].map((each) => each.charCodeAt(0));

/** Whoever uses the library gives its own tasks. */
export async function train(model: tf.LayersModel, tasks: readonly Task[]): Promise<void> {
  for (let index = 0; index < tasks.length; index++) {
    const task = tasks[index]!;
    const xs = tf.tensor1d(encode(task.nextText()));
    await model.fit(xs, xs, { shuffle: false });
  }
}

export const tryOut = (model: tf.LayersModel): Promise<void> => train(model, [new Letters()]);
