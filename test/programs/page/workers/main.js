const worker = new Worker('lib/worker.js');
worker.onmessage = ({ data }) => {
  document.getElementById('loss').textContent = data.loss;
  console.log('page hears', typeof data.loss, data.name);
};
worker.postMessage({ epochs: 3 });
