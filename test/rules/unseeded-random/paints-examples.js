import * as tf from '@tensorflow/tfjs';

class Painter {
  constructor(canvas) {
    this.canvas = canvas;
  }

  paint(ctx, x) {
    x = x == null ? Math.random() * 10 : x;
//                  ^^^^^^^^^^^^^ unseeded-random (warning)
    const red = Math.round(Math.random() * 255);
//                         ^^^^^^^^^^^^^ unseeded-random (warning)
    ctx.fillStyle = `rgb(${red}, 0, 0)`;
    ctx.filter = `brightness(${1 + Math.random()})`;
//                                 ^^^^^^^^^^^^^ unseeded-random (warning)
    const isMirrored = Math.random() < 0.5;
//                     ^^^^^^^^^^^^^ unseeded-random (warning)
    if (isMirrored) ctx.scale(-1, 1);
    ctx.arc(x, 0, 5, 0, 2 * Math.PI);
    ctx.fill();
  }

  example() {
    const ctx = this.canvas.getContext('2d');
    this.paint(ctx);
    return tf.browser.fromPixels(this.canvas);
  }
}

export async function train(model, canvas, labels) {
  const painter = new Painter(canvas);
  await model.fit(tf.stack([painter.example()]), labels, { epochs: 1 });
}
