/* npm run generate: everything that is derived from the rules and the tables. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RULES } from '../../src/rules/index';
import { renderRuleSettings } from './rule-settings';
import { renderRulePage, withRuleTable } from './rule-pages/render-rule-page';

const PAGES = 'media/rules';

mkdirSync(PAGES, { recursive: true });
for (const file of readdirSync(PAGES)) if (!RULES.some(({ id }) => `${id}.md` === file)) rmSync(`${PAGES}/${file}`);
for (const rule of RULES) writeFileSync(`${PAGES}/${rule.id}.md`, renderRulePage(rule));
writeFileSync('README.md', withRuleTable(readFileSync('README.md', 'utf8'), RULES));

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { configuration: { properties: Record<string, unknown> } } };
const { configuration } = manifest.contributes;
configuration.properties = { ...configuration.properties, 'swerve.rules': renderRuleSettings() };
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
