import './seed';
import { build } from './model';

const model = build();
model.fit(xs, ys, { epochs: 2 });
