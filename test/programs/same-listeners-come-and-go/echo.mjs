import { parentPort } from 'node:worker_threads';

const first = (value) => {
  parentPort.postMessage(value);
  parentPort.off('message', first);
  parentPort.on('message', (later) => parentPort.postMessage(later * 2));
};
parentPort.on('message', first);
