import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsOf, documents, proseOf } from './markdown';

/** Where the relative links of a document lead: a path from the root, and the fragment. */
function targetsOf(file: string): { readonly path: string; readonly fragment: string | undefined }[] {
  const links = [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = '', fragment] = link.split('#');
      return { path: path === '' ? file : join(dirname(file), path), fragment };
    });
}

describe('the documents', () => {
  it.each(documents())('%s links only to what exists', (file) => {
    const dead = targetsOf(file).filter(
      ({ path, fragment }) => !existsSync(path) || (fragment !== undefined && !anchorsOf(path).has(fragment)),
    );
    expect(dead).toEqual([]);
  });

  it.each(documents())('%s has no marks of a merge', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/^(<{7}|={7}|>{7})( |$)/m);
  });
});
