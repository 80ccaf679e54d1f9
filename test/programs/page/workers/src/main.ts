const worker = new Worker(new URL('./train.ts', import.meta.url), { type: 'module', name: 'trainer' });
worker.addEventListener('message', ({ data }: MessageEvent<{ step: number; loss: number }>) => {
  console.log('step', data.step, typeof data.loss);
});
worker.postMessage({ steps: 3, values: new Float32Array([0, 1, 2, 3]) });
