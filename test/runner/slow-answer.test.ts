import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkText } from '../support/check-text';

const ASKING = `
const http = require('node:http');
const tf = require('@tensorflow/tfjs');
const w = tf.variable(tf.scalar(1));
tf.train.sgd(0.1).minimize(() => w.square());
http.get(process.argv[2], (response) => {
  response.resume().on('end', () => {
    const noise = Math.random();
    tf.train.sgd(0.1).minimize(() => w.sub(noise).square());
  });
});
`;

/** Longer than a program that only serves is waited for. */
const SLOW_MS = 3000;
const server = createServer((_request, response) => { setTimeout(() => { response.end('1'); }, SLOW_MS); });
beforeAll(() => once(server.listen(0), 'listening'));
afterAll(() => { server.close(); });

describe('a program that waits for a slow answer in the midst of its training', () => {
  it('is not over before the answer has come', { timeout: 120_000 }, async () => {
    const report = await checkText(ASKING, ['--', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`]);
    expect(report.steps).toHaveLength(2);
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', source: 'Math.random', line: 8, confirmed: true } });
  });
});
