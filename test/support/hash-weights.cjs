// Preloaded into a program: prints a hash of every variable that TensorFlow.js holds when it ends.
const { createHash } = require('node:crypto');

process.on('exit', () => {
  const engine = globalThis._tfengine;
  if (engine === undefined) return;
  const hash = createHash('sha256');
  let count = 0;
  for (const variable of Object.values(engine.registeredVariables)) {
    const values = variable.dataSync();
    count += values.length;
    hash.update(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
  }
  process.stdout.write(`weights ${count} ${hash.digest('hex')}\n`);
});
