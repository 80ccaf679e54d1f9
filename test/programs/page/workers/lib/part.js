self.addEventListener('message', ({ data: part }) => {
  let sum = 0;
  for (let index = 0; index < 1e6; index++) sum += Math.sqrt(index);
  self.postMessage([part, sum > 0 ? 2 * part : 0]);
});
