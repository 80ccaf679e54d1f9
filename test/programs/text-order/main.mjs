// Rows are taken as their files come, and the sum of a running average depends on that.
import { readFile, writeFile } from 'node:fs/promises';

await Promise.all([1, 2, 3, 4, 5, 6].map((part) => writeFile(`part-${part}.csv`, Array.from({ length: part % 2 === 0 ? 200_000 : 2 }, (_, row) => part * row).join('\n'))));
const rows = [];
await Promise.all([1, 2, 3, 4, 5, 6].map(async (part) => {
  const text = await readFile(`part-${part}.csv`, 'utf8');
  rows.push(Number(text.split('\n').at(-1))); // <- fault: order unordered-data
}));
let average = 0;
for (const row of rows) average = 0.7 * average + 0.3 * row;
console.log('average', average);
