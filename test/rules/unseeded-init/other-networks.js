import brain from 'brain.js';
import convnetjs from 'convnetjs';
import { Layer, Network, Trainer } from 'synaptic';

// A network of synaptic holds layers that have drawn their weights before.
const input = new Layer(2);
//            ^^^^^^^^^^^^ unseeded-init
const output = new Layer(1);
//             ^^^^^^^^^^^^ unseeded-init
input.project(output);
const network = new Network({ input, output });

/** It shuffles the examples of its own task unless it is told not to. */
export function learnTask() {
  const trainer = new Trainer(network);
  trainer.XOR({ shuffle: false });
  trainer.XOR();
//^^^^^^^^^^^^^ unseeded-shuffle
}

/** What is loaded takes the place of what was drawn, though the training goes on. */
export function goOn(saved, more) {
  const net = new brain.NeuralNetwork();
  net.fromJSON(saved);
  net.train(more);
  return net;
}

export function start(examples) {
  const net = new brain.NeuralNetwork();
//            ^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init
  net.train(examples);
  return net;
}

/** The values of a volume that is filled at once do not matter; those of another do. */
export function volumes(state) {
  const filled = new convnetjs.Vol(1, 1, 9);
  filled.w = state;
  const drawn = new convnetjs.Vol(1, 1, 9);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-tensor
  return [filled, drawn];
}

/** Its own generators draw from Math.random. */
export function replay(trainer, experience) {
  const chosen = experience[convnetjs.randi(0, experience.length)];
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-random
  trainer.train(chosen.x, chosen.y);
  document.title = convnetjs.randi(0, 9);
}
