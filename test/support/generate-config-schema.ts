// Writes media/swerve.config.schema.json from its one source; `npm run generate:schema`.
import { writeFileSync } from 'node:fs';
import { CONFIG_SCHEMA } from '../../src/analysis/config/config-schema';

writeFileSync('media/swerve.config.schema.json', `${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`);
