const trainer = new Worker(new URL('./trainer.js', import.meta.url), { type: 'module' });

export function start(size) {
  const examples = Array.from({ length: size }, () => Math.random());
  //                                                  ^^^^^^^^^^^ unseeded-random (warning)
  const stars = Array.from({ length: size }, () => Math.random());
  trainer.postMessage({ kind: 'train', examples, stars });
}

trainer.onmessage = ({ data: { loss } }) => {
  document.title = `${loss}`;
};
