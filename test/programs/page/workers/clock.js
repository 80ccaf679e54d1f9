const worker = new Worker('lib/clock-worker.js');
worker.postMessage('go');
