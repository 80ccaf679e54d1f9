import * as tf from '@tensorflow/tfjs';
import React, { useState } from 'react';

export function Lab({ model }: { model: tf.LayersModel }) {
  const [rows, setRows] = useState<{ a: number; hue: number }[]>([]);
  const [labels, setLabels] = React.useState<number[]>([]);
  const [hue, setHue] = useState(0);

  function makeData() {
    setRows(Array.from({ length: 9 }, () => ({ a: Math.random(), hue: Math.random() })));
//                                                ^^^^^^^^^^^^^ unseeded-random (warning)
    setLabels((before) => [...before, Math.random()]);
//                                    ^^^^^^^^^^^^^ unseeded-random (warning)
    setHue(Math.random() * 360);
  }

  async function train() {
    const xs = tf.tensor2d(rows.map((row) => [row.a]));
    await model.fitDataset(tf.data.zip({ xs, ys: tf.tensor1d(labels) }), { epochs: 3 });
  }

  return <button style={{ color: `hsl(${hue}, 50%, 50%)` }} onClick={() => { makeData(); void train(); }}>{rows.map((row) => row.hue)}</button>;
}

export class Arm extends React.Component<{ model: tf.LayersModel }> {
  state = { start: 0, color: 0 };

  reset() {
    this.setState({ start: Math.random(), color: Math.random() });
//                         ^^^^^^^^^^^^^ unseeded-random (warning)
  }

  ask() {
    return this.props.model.predict(tf.tensor2d([[this.state.start]]));
  }

  render() {
    return <i style={{ opacity: this.state.color }} />;
  }
}
