import { RULE_IDS } from '../../core/rule-id';
import { BACKENDS } from '../../core/verdict';

const globs = (description: string): object => ({ type: 'array', items: { type: 'string', minLength: 1 }, description });

/** JSON schema of `swerve.config.json`: checks it here, and completes it in editors (media/swerve.config.schema.json). */
export const CONFIG_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Swerve configuration',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Address of this schema, for editors.' },
    rules: {
      type: 'object',
      description: 'Level of each rule. What a rule cannot decide stays "review" whatever is set.',
      additionalProperties: false,
      properties: Object.fromEntries(
        RULE_IDS.map((id) => [id, { enum: ['off', 'review', 'warning', 'error'], description: `Level of ${id}.` }]),
      ),
    },
    include: globs('Globs of the files to lint, relative to this file. Default: every source file.'),
    exclude: globs('Globs of files to leave out, relative to this file.'),
    backend: {
      enum: ['auto', ...BACKENDS],
      default: 'auto',
      description: 'Backend that rules and checks assume where a program chooses none.',
    },
    entries: globs('Files that programs start from, relative to this file. Default: found by following imports.'),
    seed: {
      type: 'integer',
      minimum: 1,
      maximum: 2147483647,
      default: 42,
      description: 'Root seed that fixes write. 0 is no seed for many TensorFlow.js functions.',
    },
  },
};
