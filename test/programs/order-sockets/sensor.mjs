import { connect } from 'node:net';
import { workerData } from 'node:worker_threads';

const { id, port } = workerData;
const socket = connect(port, '127.0.0.1', () => socket.write(JSON.stringify({ x: [id + 1, id * 2], y: id })));
socket.resume();
