import { existsSync } from 'node:fs';
import { documents, proseOf } from './markdown';

/** Paths of the project in code spans. Decisions and the changelog tell of earlier states, so their paths may be gone. */
function pathsIn(file: string): string[] {
  const spans = [...proseOf(file).matchAll(/`((?:bin|lib|lambdas|edge|local|test|docs)\/[^`\s]*)`/g)];
  return spans.flatMap(([, path = '']) => alternatives(path)).filter((path) => !path.includes('*'));
}

/** `a/{b,c}.ts` is two paths. */
function alternatives(path: string): string[] {
  const [, before = '', within, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return within === undefined ? [path] : within.split(',').map((each) => `${before}${each}${after}`);
}

/** Tests are also named without their ending: `test/e2e/kill.long`, or `test/e2e/kill`. */
const names = (path: string): string[] => ['', '.ts', '.test.ts', '.long.test.ts'].map((ending) => path + ending);

const current = documents().filter((file) => !/decisions|CHANGELOG/.test(file));

describe('the documents', () => {
  it.each(current)('%s names only paths that exist', (file) => {
    expect(pathsIn(file).filter((path) => !names(path).some(existsSync))).toEqual([]);
  });

  it('name paths at all', () => {
    expect(current.flatMap(pathsIn).length).toBeGreaterThan(40);
  });
});
