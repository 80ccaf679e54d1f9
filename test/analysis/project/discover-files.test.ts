import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { discoverFiles } from '../../../src/analysis/project/discover-files';

it('finds sources, and in hidden folders only those of page generators', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'swerve-discover-'));
  try {
    const names = ['train.ts', 'pages/.vuepress/components/board.vue', '.vitepress/theme/model.ts', '.github/scripts/review.ts', '.history/train_1.ts', 'node_modules/a/index.js', 'dist/train.js', 'build/static/js/main.a1b2.js', 'build/train.ts', 'types.d.ts'];
    for (const name of names) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
    }
    const found = await discoverFiles(folder, []);
    expect(found.ok && found.value.map((each) => relative(folder, each))).toEqual(['.github/scripts/review.ts', '.vitepress/theme/model.ts', 'build/train.ts', 'pages/.vuepress/components/board.vue', 'train.ts']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
