/** What a map that organizes itself is shown next, and how it begins. */
export class Mapper {
  constructor(width, trainingData) {
    this.trainingData = trainingData;
    const som = Array.from({ length: width }, () => Math.random());
    //                                              ^^^^^^^^^^^ unseeded-random
    this.cells = som;
  }

  show(learningRate) {
    const index = Math.floor(Math.random() * this.trainingData.length);
    //                       ^^^^^^^^^^^ unseeded-random
    const example = this.trainingData[index];
    return this.cells.map((cell) => cell + learningRate * (example - cell));
  }
}

/** An agent that keeps some of its games to play them again, and now and then tries something else. */
export function playOn(agent, games, explorationFactor, moves) {
  const gamesToReplay = [];
  for (const game of games) if (Math.random() > 0.66) gamesToReplay.push(game);
  //                            ^^^^^^^^^^^ unseeded-random
  const explores = Math.random() < explorationFactor;
  //               ^^^^^^^^^^^ unseeded-random
  if (explores) return moves[Math.floor(Math.random() * moves.length)];
  //                                    ^^^^^^^^^^^ unseeded-random
  return agent.learn(gamesToReplay);
}

/** A wheel of fortune: who is fitter is taken more often, whatever the parents are called. */
export function spin(birds) {
  let left = Math.random();
  //         ^^^^^^^^^^^ unseeded-random
  let index = 0;
  while (left > 0) {
    left -= birds[index].fitness;
    index++;
  }
  return hatch(birds[index - 1]);
}

function hatch(bird) {
  return { ...bird };
}
