const { Worker } = require('node:worker_threads');

exports.start = (size) => {
  const worker = new Worker('./thread.cjs');
  worker.postMessage(Array.from({ length: size }, () => Math.random()));
  //                                                    ^^^^^^^^^^^ unseeded-random (warning)
};
