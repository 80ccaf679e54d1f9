function sample(size: number): number[] {
  return Array.from({ length: size }, () => Math.random());
  //                                        ^^^^^^^^^^^ unseeded-random (warning)
}

addEventListener('message', () => {
  postMessage({ xs: sample(9), stars: [Math.random()] });
});

export {};
