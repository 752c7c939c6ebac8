import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const files = readdirSync('console', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ folder: dirname(file), source: readFileSync(join('console', file), 'utf8') }));

const checking = [...new Set(files.filter(({ source }) => source.includes(' useFaults(')).map(({ folder }) => folder))];

it('is looked for in forms and dialogs, so everything that is checked is in one', () => {
  expect(checking.length).toBeGreaterThan(8);
  const outside = checking.filter(
    (folder) => !files.some((file) => file.folder === folder && /<form\b|<ConfirmDialog\b/.test(file.source)),
  );
  expect(outside.filter((folder) => folder !== 'parts/forms')).toEqual([]);
});
