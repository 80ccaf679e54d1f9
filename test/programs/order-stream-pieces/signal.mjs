import { setTimeout as sleep } from 'node:timers/promises';

// The last part alone has the highest bytes.
for (let part = 0; part < 32; part++) {
  process.stdout.write(Uint8Array.from({ length: 128 }, (_, index) => 1 + ((part * 7 + index) % (8 + 7 * part))));
  if (part % 3 === 0) await sleep(1);
}
