const part = Number(process.argv[2]);
console.log(JSON.stringify([part, part / 3]));
