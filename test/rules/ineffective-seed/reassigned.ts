import * as tf from '@tensorflow/tfjs';

/** The last value before the draw is the one that counts. */
export function drawFixed(): tf.Tensor {
  let seed = Date.now();
  console.log(`started at ${String(seed)}`);
  seed = 42;
  return tf.randomNormal([4], 0, 1, 'float32', seed);
}

export function drawLate(): tf.Tensor {
  let seed = 42;
  console.log(`wished for ${String(seed)}`);
  seed = Date.now();
  //     ^^^^^^^^^^ ineffective-seed
  return tf.randomNormal([4], 0, 1, 'float32', seed);
}

/** A branch may be left out, so what stood before it may be there still. */
export function drawEither(given?: number): tf.Tensor {
  let seed = Date.now();
  //         ^^^^^^^^^^ ineffective-seed
  if (given !== undefined) seed = given;
  return tf.randomNormal([4], 0, 1, 'float32', seed);
}

/** What a round of a loop leaves behind is there in the next one. */
export function drawMany(): tf.Tensor[] {
  let seed = 1;
  const drawn: tf.Tensor[] = [];
  for (let index = 0; index < 3; index++) {
    drawn.push(tf.randomNormal([4], 0, 1, 'float32', seed));
    seed = Date.now();
    //     ^^^^^^^^^^ ineffective-seed
  }
  return drawn;
}
