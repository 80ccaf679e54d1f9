import * as tf from '@tensorflow/tfjs';

// Everything a program could try to get at the panel, the editor or the network.
const attempts: Record<string, () => unknown> = {
  'the panel\'s page': () => parent.document.body,
  'the editor\'s page': () => top?.document.body,
  'the link to the editor': () => (parent as unknown as { acquireVsCodeApi: () => unknown }).acquireVsCodeApi(),
  'the cookies of the panel': () => parent.document.cookie,
  'the storage of the panel': () => parent.localStorage.length,
  'what others keep': () => {
    if (localStorage.length === 0 && document.cookie === '') throw new DOMException('There is nothing.', 'NotFoundError');
  },
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    console.log(`REACHED ${name}`);
  } catch (error) {
    console.log(`kept from ${name}: ${(error as Error).name}`);
  }
}
const forged = '{"kind":"notice","level":"error","text":"forged"}';
for (const window of [parent, top, parent.parent]) window?.postMessage(forged, '*');
try {
  await fetch('https://example.com/');
  console.log('REACHED the network');
} catch (error) {
  console.log(`kept from the network: ${(error as Error).name}`);
}
const socket = new WebSocket('wss://example.com/');
const ended = await new Promise((resolve) => {
  socket.onopen = () => resolve('REACHED a socket');
  socket.onerror = () => resolve('kept from a socket: Error');
});
console.log(ended);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 1]), tf.ones([4, 1]), { epochs: 1, shuffle: false });
