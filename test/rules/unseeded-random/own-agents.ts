/** An agent without any library: what it tries at random is what it learns from. */
export class Agent {
  readonly table = new Map<string, number[]>();

  constructor(readonly explorationRate: number, readonly actions: number) {}

  act(state: string): number {
    if (Math.random() < this.explorationRate) return Math.floor(Math.random() * this.actions);
//      ^^^^^^^^^^^^^ unseeded-random (warning)
//                                                              ^^^^^^^^^^^^^ unseeded-random (warning)
    const values = this.table.get(state) ?? [];
    return values.indexOf(Math.max(...values));
  }
}

/** The table may start at random. */
export function createQTable(states: number): number[] {
  const qTable = Array.from({ length: states }, () => Math.random());
//                                                    ^^^^^^^^^^^^^ unseeded-random (warning)
  return qTable;
}

/** Whether a spark is drawn is nobody's decision to explore. */
export function sparks(rate: number): boolean {
  return Math.random() < rate;
}

/** Rates go by many names. */
export function explore(best: number, actions: number, options: { randomActionProbability: number }): number {
  return Math.random() < options.randomActionProbability ? Math.floor(Math.random() * actions) : best;
//       ^^^^^^^^^^^^^ unseeded-random (warning)
//                                                                    ^^^^^^^^^^^^^ unseeded-random (warning)
}

/** What is tried next is what the agent learns from, whatever it is called. */
export function tryOut(qTable: Record<string, number[]>, state: string, actions: number, reward: number, gamma: number): number {
  const action = Math.floor(Math.random() * actions);
//                          ^^^^^^^^^^^^^ unseeded-random (warning)
  const values = qTable[state] ?? [];
  values[action] = reward + gamma * Math.max(...values);
  return action;
}

/** A bandit of its own for every weight: it tries another value now and then. */
export class BanditWeight {
  current = 0;
  readonly values: number[] = [-1, 0, 1];
  private readonly banditValues = this.values.map(() => Math.random());
  //                                                    ^^^^^^^^^^^ unseeded-random

  update(reward: number): void {
    this.banditValues[this.current] = (this.banditValues[this.current] ?? 0) * 0.9 + reward * 0.1;
    if (Math.random() < 0.1) this.setValueExplore();
    //  ^^^^^^^^^^^ unseeded-random
    else this.current = this.banditValues.indexOf(Math.max(...this.banditValues));
  }

  private setValueExplore(): void {
    this.current = (this.current + 1) % this.values.length;
  }
}
