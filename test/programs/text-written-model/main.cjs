// Prints nothing of what it computed, and writes it to a file.
const { randomBytes } = require('node:crypto');
const { writeFile } = require('node:fs/promises');

const noise = [...randomBytes(8)].map((byte) => byte / 255); // <- fault: rng unseeded-random
const weights = noise.map((value, index) => 0.1 * value + index);

async function save() {
  await writeFile('model.json', JSON.stringify({ weights }));
  console.log('saved');
}

save();
