export { resolve } from './resolve-stand-ins';
