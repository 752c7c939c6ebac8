import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync('docs/evidence.md', 'utf8');

/** Types are gone at run time. */
const codes = () =>
  [...readFileSync('lambdas/domain/evidence/problem.ts', 'utf8').matchAll(/\| '([a-z-]+)'/g)].map(([, code]) => code);

describe('docs/evidence.md', () => {
  it('explains every finding, and no other', () => {
    const [, findings = ''] = page.split('\n## Findings\n');
    expect([...findings.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)).toEqual(codes());
    expect(codes().length).toBeGreaterThan(5);
  });
});

describe('CONTRIBUTING.md', () => {
  it('names files that exist where it says what to change, and counts them', () => {
    const rows = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| (a [^|]+) \| (\d+) \| ([^|]+) \|$/gm)];
    expect(rows.map(([, what]) => what)).toContain('a mode');
    for (const [, what, , cell = ''] of rows) {
      const files = [...cell.matchAll(/`(\w+\/[\w/-]+\.ts)`/g)].map(([, file = '']) => file);
      const gone = files.filter((file) => !exists(file));
      expect({ what, gone }).toEqual({ what, gone: [] });
    }
  });
});

const exists = (file: string) =>
  [file, join('lambdas', file)].some((path) => {
    try {
      return readFileSync(path).length > 0;
    } catch {
      return false;
    }
  });
