import { describe, expect, it } from 'vitest';
import { seedPage } from '../../../src/analysis/fixes/seed-page';

function seeded(page: string): string {
  const [edit] = seedPage(page, 42);
  return edit === undefined ? page : page.slice(0, edit.start) + edit.text + page.slice(edit.end);
}

describe('the tags that seed a page', () => {
  it('stand above the comment on the first script', () => {
    expect(seeded('<body>\n  <!-- TensorFlow.js -->\n  <script src="tf.js"></script>\n</body>\n')).toMatch(/<body>\n {2}<script src="[^"]*seedrandom[^"]*"><\/script>\n {2}<script>Math.seedrandom\('42'\);<\/script>\n {2}<!-- TensorFlow.js -->\n {2}<script src="tf.js">/);
  });

  it('stand below a comment on something else', () => {
    expect(seeded('<!-- The page. -->\n\n<script src="tf.js"></script>\n')).toMatch(/^<!-- The page. -->\n\n<script src="[^"]*seedrandom/);
  });
});
