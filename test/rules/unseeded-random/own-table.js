/** The table of formulas, filled by chance; what is tried is one of all that is possible. */
const Q = {};
const gamma = 0.9;

export function start(states, actions) {
  for (const state of states) for (const action of actions) Q[state + action] = Math.random();
  //                                                                            ^^^^^^^^^^^ unseeded-random
}

export function tryOne(legalActions) {
  return legalActions[Math.floor(Math.random() * legalActions.length)];
  //                             ^^^^^^^^^^^ unseeded-random
}

export function play(state, exp_rate, best, legalActions, rewards) {
  const actionChosen = Math.random() > exp_rate ? best : tryOne(legalActions);
  //                   ^^^^^^^^^^^ unseeded-random
  Q[state] = rewards[state] + gamma * Q[actionChosen];
}
