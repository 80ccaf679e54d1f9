export interface Settings {
  readonly units: number;
}

// A script tag brings it; nothing is known of its type.
declare const tf: any;

export class Agent {
  private readonly model: any;

  constructor(settings: Settings) {
    this.model = tf.sequential();
    this.model.add(tf.layers.dense({ units: settings.units, inputShape: [4] }));
    //             ^^^^^^^^^^^^^^^ unseeded-init (warning)
  }

  act(): number[] {
    return Array.from(tf.randomNormal([4]).dataSync());
    //                ^^^^^^^^^^^^^^^ unseeded-tensor (warning)
  }

  async learn(xs: any, ys: any): Promise<void> {
    await this.model.fit(xs, ys, { shuffle: false });
  }
}

// Declared by the file itself, as something else.
declare const layers: { dense(settings: Settings): unknown };
export const table = layers.dense({ units: 2 });
