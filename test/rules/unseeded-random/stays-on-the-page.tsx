import * as tf from '@tensorflow/tfjs';

export function Chart({ model }: { model: tf.LayersModel }) {
  const hue = Math.floor(Math.random() * 360);
  const id = `chart-${Math.random().toString(36)}`;
  console.log(Math.random());
  setTimeout(() => model.summary(), Math.random() * 100);
  return <div id={id} style={{ color: `hsl(${hue}, 50%, 50%)` }} />;
}

export const layer = tf.layers.dense({ units: 1 });
