import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(Array.from({ length: 12 }, () => Math.random())));
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
