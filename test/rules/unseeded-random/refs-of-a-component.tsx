import * as tf from '@tensorflow/tfjs';
import { useRef } from 'react';

// Every ref calls what it holds `current`: what one holds says nothing of the others.
export function Trainer({ xs }: { xs: number[] }) {
  const noise = useRef(0);
  const hue = useRef(0);
  const train = () => {
    noise.current = Math.random();
//                  ^^^^^^^^^^^^^ unseeded-random (warning)
    hue.current = Math.random();
    return tf.tensor1d(xs).add(noise.current);
  };
  return <canvas onClick={train} style={{ color: `hsl(${hue.current}, 50%, 50%)` }} />;
}
