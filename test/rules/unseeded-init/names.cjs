const tf = require('@tensorflow/tfjs-node');
const { layers, sequential: make } = tf;
const { dense: fullyConnected } = layers;
const L = tf.layers;
const kind = 'dense';

const model = make();
model.add(fullyConnected({ units: 1 }));
//        ^^^^^^^^^^^^^^ unseeded-init
model.add(L.dense({ units: 1 }));
//        ^^^^^^^ unseeded-init
model.add(tf['layers'][kind]({ units: 1 }));
//        ^^^ unseeded-init
model.add(tf.layers
//        ^^^^^^^^^ unseeded-init
  .dense({ units: 1 }));
// swerve looks at calls, not at names:
const other = { layers: { dense: () => null } };
other.layers.dense({ units: 1 });
