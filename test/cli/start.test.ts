import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli } from '../../bin/build-cli/bundle';

/** A file of the bundle and every file that it loads before anything runs. */
function loadedAtStart(folder: string, file: string, found = new Set<string>()): Set<string> {
  found.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const imports = [...text.matchAll(/(?:^|[;}\n])(?:import|export)[^;"']*["']\.\/([^"']+)["']/g)];
  for (const [, next = ''] of imports) if (!found.has(next)) loadedAtStart(folder, next, found);
  return found;
}

describe('the start of the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiesce-start-'));
  beforeAll(() => buildCli(folder));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Everybody waits for this at each start. Times, tables, prompts and AWS's credential chain are loaded where they are needed. */
  it('loads at most 150 KB', () => {
    const files = [...loadedAtStart(folder, 'cli.mjs')];
    expect(files.length).toBeGreaterThan(1);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(150_000);
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    expect(['SSOTokenProvider', 'ZonedDateTime', 'casualReference'].filter((word) => texts.includes(word))).toEqual([]);
  });
});
