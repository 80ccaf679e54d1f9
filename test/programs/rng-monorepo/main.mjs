import { train } from './packages/trainer/src/index.js';

await train({ epochs: 2 });
