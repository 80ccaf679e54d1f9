import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXERCISES, QUICK_LIBRARIES } from './exercises/index';
import { collectGroups, collectMistakes, judgeGroup } from './oracle';

const BASE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'oracle');
const TIMEOUT_MS = 120_000;

/** The part of the oracle that needs nothing but the project's own packages; `npm run oracle` runs it all. */
describe('the tables agree with what two fresh processes do', () => {
  for (const group of collectGroups(EXERCISES, QUICK_LIBRARIES)) {
    it(`${group.specifier}: ${group.cases.length} cases`, { timeout: TIMEOUT_MS }, async () => {
      const judgements = await judgeGroup(group, BASE, TIMEOUT_MS);
      expect(judgements).toHaveLength(group.cases.length);
      expect(collectMistakes(judgements)).toEqual([]);
    });
  }
});
