const code = `
importScripts('https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4/dist/tf.min.js');
onmessage = () => {
  const w = tf.variable(tf.scalar(1));
  let left = 3;
  // A sample of a stream every other second.
  const timer = setInterval(() => {
    const noise = left === 3 ? 0.5 : Math.random();
    tf.train.sgd(0.1).minimize(() => w.sub(noise).square());
    if (--left === 0) clearInterval(timer);
  }, 2500);
  tf.train.sgd(0.1).minimize(() => w.square());
};
`;
const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
worker.postMessage(null);
