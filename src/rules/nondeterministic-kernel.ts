import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';
import { collectUnstableKernels, type UnstableKernel } from '../analysis/facts/kernels';

const MESSAGES = {
  sure: '`{api}` runs the kernel {kernel} on {backend}, which is not repeatable: {why}.',
  gradient: 'Training `{api}` runs the kernel {kernel} on {backend}, which is not repeatable: {why}.',
  split: '`{api}` runs the kernel {kernel} on {backend} for a product of {product}, which is not repeatable: {why}.',
  splitGradient: 'Training `{api}` runs the kernel {kernel} on {backend} for a product of {product}, which is not repeatable: {why}.',
  shapes: '`{api}` may run the kernel {kernel} on {backend}, which is not repeatable where the shapes are large enough: {why}.',
  values: '`{api}` may run the kernel {kernel} on {backend} with values for which it is not repeatable: {why}.',
  backend: 'Where the program takes {backend}, `{api}` runs the kernel {kernel}, which is not repeatable there: {why}.',
} as const;

export const nondeterministicKernel = defineRule({
  id: 'nondeterministic-kernel',
  summary: 'An operation whose kernel on the backend in use is not run-to-run deterministic.',
  why: 'Graphics hardware adds floating-point numbers in the order in which threads arrive, and that order is never the same. A few kernels work this way, so with every seed fixed the same inputs still give other bits. Which kernels do depends on the backend, the version and the shapes.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nimport '@tensorflow/tfjs-backend-webgpu';\nawait tf.setBackend('webgpu');\nexport const sums = tf.unsortedSegmentSum(tf.ones([9]), tf.zeros([9], 'int32'), 3);\n",
      good: "import * as tf from '@tensorflow/tfjs';\nawait tf.setBackend('cpu');\nexport const sums = tf.unsortedSegmentSum(tf.ones([9]), tf.zeros([9], 'int32'), 3);\n",
    },
  ],
  ignoreWhen: 'Differences in the last bits are acceptable and results are compared with a tolerance.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const [hit] = collectUnstableKernels(call, context);
  if (hit === undefined) return [];
  return [
    {
      node: call.node,
      message: fillMessage(textOf(hit), { api: spellApi(call.api), kernel: hit.kernel.kernel, backend: hit.kernel.backend, why: hit.kernel.why, product: spellProduct(hit.product) }),
      ...(hit.certainty === 'maybe' ? { level: 'review' as const } : {}),
      repair: { kind: 'pin-kernel', call: call.node, remedy: hit.kernel.remedy, ...(hit.kernel.environment === undefined ? {} : { environment: hit.kernel.environment }) },
    },
  ];
}

function textOf({ doubt, use, product }: UnstableKernel): string {
  if (doubt !== null) return MESSAGES[doubt];
  if (product !== null) return use.pass === 'gradient' ? MESSAGES.splitGradient : MESSAGES.split;
  return use.pass === 'gradient' ? MESSAGES.gradient : MESSAGES.sure;
}

function spellProduct(product: UnstableKernel['product']): string {
  return product === null ? '' : `${product.m}x${product.k} by ${product.k}x${product.n}`;
}
