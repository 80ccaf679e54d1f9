import { nothing } from './nowhere';

console.log(nothing);
