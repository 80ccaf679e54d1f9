import * as tf from '@tensorflow/tfjs';

class Memory {
  readonly states: number[][] = [];

  sample(size: number) {
    const batch = { states: [] as number[][], hues: [] as number[] };
    for (let count = 0; count < size; count++) {
      const index = Math.floor(Math.random() * this.states.length);
//                             ^^^^^^^^^^^^^ unseeded-random (warning)
      batch.states.push(this.states[index] ?? []);
      batch.hues.push(Math.random());
    }
    return batch;
  }
}

export async function train(model: tf.LayersModel, memory = new Memory()) {
  const batch = memory.sample(8);
  document.body.style.opacity = String(batch.hues[0]);
  await model.trainOnBatch(tf.tensor2d(batch.states), tf.ones([8, 1]));
}

/** A letter, somewhere on a picture, as an example. */
function paint(letter: string, context: CanvasRenderingContext2D) {
  context.lineTo(Math.random() * 32, 32);
//               ^^^^^^^^^^^^^ unseeded-random (warning)
  context.font = `${Math.random() * 10 + 30}px serif`;
//                  ^^^^^^^^^^^^^ unseeded-random (warning)
  context.fillText(letter, 16, 16);
  return context.getImageData(0, 0, 32, 32);
}

/** A decoration. */
function decorate(screen: CanvasRenderingContext2D) {
  screen.font = `${Math.random() * 10 + 30}px serif`;
  screen.fillText('.', Math.random() * 32, 16);
}

export function examples(letters: string[], context: CanvasRenderingContext2D) {
  decorate(context);
  return tf.stack(letters.map((letter) => tf.browser.fromPixels(paint(letter, context))));
}
