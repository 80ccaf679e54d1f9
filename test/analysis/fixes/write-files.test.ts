import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../../../src/analysis/fixes/write-files';

describe('writing fixes', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  const change = (name: string, before: string | null, after: string) => ({ path: at(name), name, before, after });
  const message = (changes: readonly ReturnType<typeof change>[]): string => {
    const result = writeFiles(changes);
    return result.ok ? `wrote ${result.value}` : result.error.message;
  };

  beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'swerve-write-')))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('replaces and creates, keeps the mode, and leaves nothing else behind', () => {
    writeFileSync(at('a.js'), 'old', { mode: 0o755 });
    expect(message([change('a.js', 'old', 'new'), change('b.js', null, 'born')])).toBe('wrote 2');
    expect([readFileSync(at('a.js'), 'utf8'), readFileSync(at('b.js'), 'utf8')]).toEqual(['new', 'born']);
    expect(statSync(at('a.js')).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder).sort()).toEqual(['a.js', 'b.js']);
  });

  it('writes through a link and keeps the link', () => {
    writeFileSync(at('real.js'), 'old');
    symlinkSync(at('real.js'), at('link.js'));
    expect(message([change('link.js', 'old', 'new')])).toBe('wrote 1');
    expect(readFileSync(at('real.js'), 'utf8')).toBe('new');
    expect(realpathSync(at('link.js'))).toBe(at('real.js'));
  });

  it.each([
    ['changed.js changed on disk since it was read', () => writeFileSync(at('changed.js'), 'somebody else'), 'changed.js'],
    ['gone.js is gone since it was read', () => undefined, 'gone.js'],
    [
      'locked.js is read-only',
      () => {
        writeFileSync(at('locked.js'), 'old');
        chmodSync(at('locked.js'), 0o444);
      },
      'locked.js',
    ],
  ])('stops before anything is written: %s', (sentence, prepare, name) => {
    writeFileSync(at('a.js'), 'old');
    prepare();
    expect(message([change('a.js', 'old', 'new'), change(name, 'old', 'new')])).toContain(sentence);
    expect(readFileSync(at('a.js'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((each) => each.endsWith('.tmp'))).toEqual([]);
  });

  it('does not spoil a file in another encoding', () => {
    const bytes = Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]);
    writeFileSync(at('latin.js'), bytes);
    expect(message([change('latin.js', bytes.toString('utf8'), 'new')])).toContain('latin.js is not UTF-8');
    expect(readFileSync(at('latin.js'))).toEqual(bytes);
  });

  it('does not overwrite a file that came into being', () => {
    writeFileSync(at('seed.js'), 'mine');
    expect(message([change('seed.js', null, 'ours')])).toContain('seed.js exists already');
    expect(readFileSync(at('seed.js'), 'utf8')).toBe('mine');
  });
});
