import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { applySuppressions } from '../../../src/analysis/suppressions/apply-suppressions';
import { collectSuppressions } from '../../../src/analysis/suppressions/collect-suppressions';
import { fingerprintCode } from '../../../src/base/code-fingerprint';
import type { Finding } from '../../../src/core/finding';
import type { RuleId } from '../../../src/core/rule-id';

/** Every `flag` in the text is a finding of `unseeded-random`; every `drop` one of `unseeded-dropout`. */
function lint(text: string, options: { name?: string; off?: RuleId } = {}): Finding[] {
  const tree = ts.createSourceFile(options.name ?? 'a.tsx', text, ts.ScriptTarget.Latest, true);
  const findings = [...text.matchAll(/\b(flag|drop)\(/g)].map((match) => {
    const { line, character } = tree.getLineAndCharacterOfPosition(match.index);
    const place = { line: line + 1, column: character + 1 };
    return finding(match[1] === 'flag' ? 'unseeded-random' : 'unseeded-dropout', place.line, place.column);
  });
  const context = { file: 'a.tsx', text, isRuleOn: (rule: RuleId) => rule !== options.off };
  return applySuppressions(findings, collectSuppressions(tree, text), context);
}

function finding(rule: Finding['rule'], line: number, column: number): Finding {
  return { rule, level: 'warning', file: 'a.tsx', line, column, endLine: line, endColumn: column + 4, message: rule, path: [], fixes: [] };
}

function brief(text: string, options: { name?: string; off?: RuleId } = {}): string[] {
  return lint(text, options).map((each) => `${each.line} ${each.rule}${each.rule === each.message ? '' : `: ${each.message}`}`);
}

function removeUnused(text: string): string {
  const edit = lint(text).find((each) => each.rule === 'unused-suppression')?.fixes[0]?.edits[0];
  return edit === undefined ? text : text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe('a proof that something is harmless', () => {
  const text = '// swerve-review-next-line unseeded-random [CODE] -- 2026-01-05: 2 runs were equal.\nflag();\nflag();\n';
  const proved = text.replace('CODE', fingerprintCode(text));
  const levels = (code: string): string[] => lint(code).map(({ line, level, message }) => `${line} ${level} ${message}`);

  it('lowers what it speaks of to review, and says why', () => {
    expect(levels(proved)).toEqual(['2 review unseeded-random Lowered to review: 2026-01-05: 2 runs were equal.', '3 warning unseeded-random']);
  });

  it('outlives comments, indentation and line ends', () => {
    expect(levels(`// a word\r\n${proved.replace('flag();\nflag', '  flag();\r\n\r\nflag')}`)).toEqual(['3 review unseeded-random Lowered to review: 2026-01-05: 2 runs were equal.', '5 warning unseeded-random']);
  });

  it('ends with the code that ran, and says so', () => {
    const changed = `${proved}const more = 1;\n`;
    expect(levels(changed)).toEqual([
      '1 warning The code of this file changed since this was proved harmless, so nothing is lowered: run it twice again, or remove this comment.',
      '2 warning unseeded-random',
      '3 warning unseeded-random',
    ]);
    expect(removeUnused(changed)).toBe('flag();\nflag();\nconst more = 1;\n');
  });

  it('needs a reason, and something to speak of', () => {
    expect(brief('// swerve-review-next-line unseeded-random\nflag();')).toEqual(['1 invalid-suppression: This suppression gives no reason; write: swerve-review-next-line <rule> -- <reason>.', '2 unseeded-random']);
    expect(brief('// swerve-review-next-line unseeded-random -- fine\nkeep();')).toEqual(['1 unused-suppression: Nothing here is flagged by unseeded-random any more: remove this suppression.']);
  });

  it('without a fingerprint is an opinion that stays', () => {
    expect(levels('flag(); // swerve-review-line unseeded-random -- noise for a picture\n')).toEqual(['1 review unseeded-random Lowered to review: noise for a picture']);
  });
});

describe('a suppression', () => {
  it('of the next line covers that line only', () => {
    expect(brief('// swerve-disable-next-line unseeded-random -- a demo\nflag();\nflag();')).toEqual(['3 unseeded-random']);
  });

  it('of the next line looks past comments and other suppressions', () => {
    const text = [
      '// swerve-disable-next-line unseeded-random -- a demo',
      '// swerve-disable-next-line unseeded-dropout -- Monte Carlo',
      '// why this is fine',
      'flag(drop());',
    ].join('\n');
    expect(brief(text)).toEqual([]);
  });

  it('of its own line may stand behind the code', () => {
    expect(brief('flag(); // swerve-disable-line unseeded-random -- noise for a picture\nflag();')).toEqual(['2 unseeded-random']);
  });

  it('of a block ends at the comment that enables again', () => {
    const text = [
      'flag();',
      '/* swerve-disable unseeded-random, unseeded-dropout -- colours */',
      'flag(); drop();',
      '/* swerve-enable unseeded-random */',
      'flag(); drop();',
    ].join('\n');
    expect(brief(text)).toEqual(['1 unseeded-random', '5 unseeded-random']);
  });

  it('is read in JSX', () => {
    const text = 'const a = <p>\n  {/* swerve-disable-next-line unseeded-random -- a colour */}\n  {flag()}\n  swerve-disable\n</p>;';
    expect(brief(text)).toEqual([]);
  });

  it('is read in HTML, around scripts that were parsed alone', () => {
    const html = '<!-- swerve-disable unseeded-random -- a demo page -->\n<script>\nflag();\n</script>';
    const script = html.replace(/<[^>]*>/g, (tag) => ' '.repeat(tag.length));
    const tree = ts.createSourceFile('a.html', script, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    const context = { file: 'a.html', text: html, isRuleOn: () => true };
    expect(applySuppressions([finding('unseeded-random', 3, 1)], collectSuppressions(tree, html), context)).toEqual([]);
  });

  it('is not read in strings, templates and regular expressions', () => {
    const text = 'const s = "// swerve-disable unseeded-random -- x";\nconst t = `// swerve-disable unseeded-random -- ${1} x`;\nconst r = /swerve-disable unseeded-random -- x/;\nflag();';
    expect(brief(text)).toEqual(['4 unseeded-random']);
  });

  it('survives a syntax error', () => {
    expect(brief('const = {\n// swerve-disable-next-line unseeded-random -- broken anyway\nflag();\n')).toEqual([]);
  });
});

describe('a suppression is refused', () => {
  it('without a reason', () => {
    expect(brief('// swerve-disable-next-line unseeded-random\nflag();')).toEqual([
      '1 invalid-suppression: This suppression gives no reason; write: swerve-disable-next-line <rule> -- <reason>.',
      '2 unseeded-random',
    ]);
  });

  it('without a rule, or with one that does not exist', () => {
    expect(brief('// swerve-disable -- all of it\n// swerve-disable-line unseeded-randm -- typo')).toEqual([
      '1 invalid-suppression: This suppression names no rule; write: swerve-disable <rule> -- <reason>.',
      '2 invalid-suppression: "unseeded-randm" is no rule of Swerve; did you mean "unseeded-random"?',
    ]);
  });
});

describe('an unused suppression', () => {
  const unused = 'Nothing here is flagged by unseeded-dropout any more: remove this suppression.';

  it('is reported, each rule for itself', () => {
    const text = '// swerve-disable-next-line unseeded-random, unseeded-dropout -- demo\nflag();';
    expect(brief(text)).toEqual([`1 unused-suppression: ${unused}`]);
    expect(brief(text, { off: 'unseeded-dropout' })).toEqual([]);
  });

  it('is removed with its line, its braces, or from the end of its line', () => {
    const comment = 'swerve-disable-line unseeded-dropout -- old';
    expect(removeUnused(`a();\n  // ${comment}\nb();`)).toBe('a();\nb();');
    expect(removeUnused(`a(); // ${comment}\nb();`)).toBe('a();\nb();');
    expect(removeUnused(`  /* ${comment} */ b();`)).toBe('  b();');
    expect(removeUnused(`const x = <p>\n  {/* ${comment} */}\n  a\n</p>`)).toBe('const x = <p>\n  a\n</p>');
  });
});
