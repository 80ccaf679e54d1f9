const cluster = require('cluster');
const tf = require('@tensorflow/tfjs');

const WORKERS = 3;

/** Losses are taken up as they come; training begins when all workers have gone. */
function collect() {
  const losses = [];
  for (let part = 0; part < WORKERS; part++) cluster.fork();
  for (const id in cluster.workers) {
    cluster.workers[id].on('message', (loss) => { // <- fault: order unordered-data
      losses.push(loss);
    });
  }
  let left = WORKERS;
  cluster.on('exit', () => {
    if (--left > 0) return;
    const w = tf.variable(tf.scalar(0.1));
    for (const loss of losses) tf.train.adam(0.1).minimize(() => w.sub(loss).square());
    w.print();
  });
}

function search() {
  const { id } = cluster.worker;
  let loss = 0.5;
  for (let step = 0; step < 1e6 * id; step++) loss = Math.sin(loss + id);
  process.send(loss, () => process.exit(0));
}

if (cluster.isMaster) collect();
else search();
