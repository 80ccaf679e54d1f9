import { writeSync } from 'node:fs';
const noise = Math.random(); // <- fault: rng unseeded-random
writeSync(1, JSON.stringify([noise, 1]));
// It goes on with what nobody waits for.
for (;;);
