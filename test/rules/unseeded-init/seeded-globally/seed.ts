import '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

seedrandom('42', { global: true });
