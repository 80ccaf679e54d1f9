import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const server = createServer((request, response) => {
  response.write('[1,');
  setTimeout(() => response.end('2,3]'), 5);
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const ask = async () => await fetch(`http://127.0.0.1:${server.address().port}`);
const join = async (pieces) => {
  const parts = [];
  for await (const piece of pieces) parts.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString());
  return JSON.parse(parts.join(''));
};

// Every way to read an answer gives what the server sent.
const rows = [];
const asked = await ask();
if (asked.body) rows.push(await asked.json());
rows.push(await join((await ask()).body));
rows.push(await join(Readable.fromWeb((await ask()).body)));
rows.push(await join((await ask()).body.pipeThrough(new TextDecoderStream())));
const [left, right] = (await ask()).body.tee();
rows.push(await new Response(left).json(), await new Response(right).json());
const reader = (await ask()).body.getReader();
const pieces = [];
for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
rows.push(JSON.parse(Buffer.concat(pieces).toString()));
rows.push(JSON.parse(await (await (await ask()).clone().blob()).text()));
server.closeAllConnections();
server.close();
const x = tf.tensor2d(rows);
const w = tf.variable(tf.ones([3, 1]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.01).minimize(() => x.matMul(w).square().mean());
w.print();
