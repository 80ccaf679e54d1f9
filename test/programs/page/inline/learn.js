export async function learn(model, { xs, ys }) {
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const { history } = await model.fit(xs, ys, { epochs: 3, shuffle: false });
  console.log('learnt on', document.title);
  return history.loss.at(-1);
}
