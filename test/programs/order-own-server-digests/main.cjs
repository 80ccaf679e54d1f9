const crypto = require('node:crypto');
const http = require('node:http');
const tf = require('@tensorflow/tfjs');

const server = http.createServer((request, response) => {
  crypto.scrypt(request.url, 'salt', 4, { N: 8192 }, (error, digest) => {
    response.end(error === null ? digest.toString('hex') : '');
  });
});

function ask(port, path) {
  return new Promise((resolve) => {
    const request = http.request({ port, path }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString()));
    });
    request.end();
  });
}

server.listen(0, async () => {
  const { port } = server.address();
  const rows = [];
  await Promise.all(['/a', '/b', '/c', '/d', '/e', '/f'].map(async (path) => {
    const digest = await ask(port, path);
    rows.push(parseInt(digest.slice(0, 2), 16) / 256); // <- fault: order unordered-data
  }));
  server.close();
  server.closeAllConnections();
  const mean = tf.variable(tf.scalar(0));
  for (const row of rows) tf.train.sgd(0.2).minimize(() => mean.sub(row).square());
  mean.print();
});
