// A window of the test: claims and writes checks in the folder that it is given, says so, and stays until it is ended, as a window does.
import { CheckStore } from '../../../src/editor/checks/check-store';
import { storedCheck } from './stored-check';

async function main([folder = '', count = '0', name = '', state = 'done']: readonly string[]): Promise<void> {
  const store = new CheckStore(folder);
  for (let index = 0; index < Number(count); index += 1) {
    const id = store.claimId();
    store.save(storedCheck(id, name, 'running'));
    if (state === 'done') store.save(storedCheck(id, name, 'done'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await store.settled();
  if (state === 'left') store.close();
  console.log('written');
  setInterval(() => undefined, 1000);
}

void main(process.argv.slice(2));
