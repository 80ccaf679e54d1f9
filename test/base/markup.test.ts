import { describe, expect, it } from 'vitest';
import { blankMarkup, collectScriptTags, placeInPage } from '../../src/base/markup';

const PAGE = `<!doctype html>
<script src="https://cdn.example/tf.js"></script>
<script type="module" src='main.js'></script>
<script type="application/json">{ "not": "code" }</script>
<script async src=visits.js></script>
<script defer data-async="no" src="late.js"></script>
<!-- <script src="old.js"></script> -->
<p>text</p><script>train();
</script>
`;

describe('the script tags of a page', () => {
  it('are told by what they load, how, and when', () => {
    expect(collectScriptTags(PAGE).map(({ address, kind, isAsync, isDeferred }) => [address, kind, ...(isAsync ? ['async'] : []), ...(isDeferred ? ['defer'] : [])])).toEqual([
      ['https://cdn.example/tf.js', 'classic'],
      ['main.js', 'module'],
      [null, 'other'],
      ['visits.js', 'classic', 'async'],
      ['late.js', 'classic', 'defer'],
      [null, 'classic'],
    ]);
  });

  it('hold code that keeps its line and column', () => {
    const tag = collectScriptTags(PAGE).at(-1);
    expect(tag).toBeDefined();
    const lines = tag === undefined ? [] : placeInPage(PAGE, tag).split('\n');
    expect(lines[7]).toBe(`${' '.repeat('<p>text</p><script>'.length)}train();`);
    expect(lines.slice(0, 7).join('').trim()).toBe('');
  });

  it('count only outside of comments, and may hold what looks like one', () => {
    const page = '<!-- <script src="old.js"></script>\n<script>old();</script> -->\n<script>draw("<!-- no comment -->");</script>';
    expect(blankMarkup(page).trim()).toBe('draw("<!-- no comment -->");');
    expect(blankMarkup(page)).toHaveLength(page.length);
  });
});
