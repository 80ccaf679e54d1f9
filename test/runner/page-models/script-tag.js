// For `<script>` tags: TensorFlow.js is a global, and nothing is exported.
const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d');

const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [2], units: 2, kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });

canvas.onclick = async ({ offsetX, offsetY }) => {
  const [x, y] = await model.predict(tf.tensor2d([[offsetX, offsetY]])).data();
  context.fillRect(x, y, 2, 2);
};
