const part = Number(process.argv[2]);
let sum = 0;
for (let index = 0; index < 3e6; index++) sum += Math.sin(index);
console.log(`${part},${part / 3},${Math.fround(sum) * 0 + part * part}`);
