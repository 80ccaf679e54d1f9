import { describe, expect, it } from 'vitest';
import { addDependency } from '../../../src/analysis/fixes/package-dependency';

function added(text: string): string {
  const edits = addDependency(text, 'dependencies', 'seedrandom', '3.0.5') ?? [];
  return edits.reduce((before, { start, end, text: inserted }) => before.slice(0, start) + inserted + before.slice(end), text);
}

describe('a dependency in package.json', () => {
  it('keeps the indentation of the file', () => {
    expect(added('{\n    "name": "x",\n    "dependencies": {\n        "zod": "4.0.0"\n    }\n}\n')).toBe('{\n    "name": "x",\n    "dependencies": {\n        "seedrandom": "3.0.5",\n        "zod": "4.0.0"\n    }\n}\n');
    expect(added('{\n  "name": "x"\n}\n')).toBe('{\n  "name": "x",\n  "dependencies": {\n    "seedrandom": "3.0.5"\n  }\n}\n');
  });

  it('leaves a file of one line on one line, as tight as it was', () => {
    expect(added('{"name":"x","dependencies":{"zod":"4.0.0"}}')).toBe('{"name":"x","dependencies":{"seedrandom":"3.0.5","zod":"4.0.0"}}');
    expect(added('{"name":"x","dependencies":{"a":"1.0.0"}}')).toBe('{"name":"x","dependencies":{"a":"1.0.0","seedrandom":"3.0.5"}}');
    expect(added('{"name":"x","dependencies":{}}')).toBe('{"name":"x","dependencies":{"seedrandom":"3.0.5"}}');
    expect(added('{"name":"x"}\n')).toBe('{"name":"x","dependencies":{"seedrandom":"3.0.5"}}\n');
    expect(added('{ "name": "x" }')).toBe('{ "name": "x", "dependencies": { "seedrandom": "3.0.5" } }');
  });

  it('is added once, and to an object alone', () => {
    expect(addDependency(added('{"name":"x"}'), 'dependencies', 'seedrandom', '3.0.5')).toEqual([]);
    expect(addDependency('[]', 'dependencies', 'seedrandom', '3.0.5')).toBeUndefined();
    expect(added('{}')).toBe('{\n  "dependencies": {\n    "seedrandom": "3.0.5"\n  }\n}');
  });
});
