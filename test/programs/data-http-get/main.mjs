import { spawn } from 'node:child_process';
import http from 'node:http';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const server = spawn(process.execPath, ['-e', 'require("http").createServer((q, s) => s.end(JSON.stringify([Math.random(), Math.random()]))).listen(0, function () { console.log(this.address().port); })']);
const port = await new Promise((resolve) => server.stdout.once('data', (text) => resolve(Number(text))));
function download(path) {
  return new Promise((resolve, reject) => {
    http.get({ port, path }, (response) => { // <- fault: host-data
      let body = '';
      response.on('data', (chunk) => { body += chunk; });
      response.on('end', () => resolve(JSON.parse(body)));
    }).on('error', reject);
  });
}
const w = tf.variable(tf.tensor1d(await download('/weights')));
server.kill();
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
process.exit(0);
