import * as tf from '@tensorflow/tfjs';
import { Agent } from './agent.js';
import { Basket } from './basket';
import { CatchGame } from './game';

export async function train(model: tf.LayersModel): Promise<void> {
  const agent = new Agent(model);
  const game = new CatchGame();
  new Basket().fill();
  for (let round = 0; round < 9; round++) {
    game.spawn();
    await agent.learn(game, 1);
  }
}
