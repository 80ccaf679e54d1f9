// `npm run setup:native`: a working @tensorflow/tfjs-node in a cache outside the checkout, from package registries alone.
import { installNative } from './setup/install-native';

const installed = installNative((text) => process.stderr.write(`setup:native: ${text}\n`));
if (installed.ok) {
  process.stdout.write(`${installed.value.folder}\n`);
} else {
  process.stderr.write(`setup:native: ${installed.error.message}\n`);
  process.exitCode = 2;
}
