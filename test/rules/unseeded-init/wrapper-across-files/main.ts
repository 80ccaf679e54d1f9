import { fullyConnected as fc, plain, seeded } from './layers';

const ROOT_SEED = 42;

export const stack = [fc({ units: 4, seed: 7 }), fc({ units: 4 }), seeded(4, ROOT_SEED), plain({ units: 3 })];
