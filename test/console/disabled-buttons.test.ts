import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync('console', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

/** The opening tags of the buttons in a file, as far as braces nest in them. */
const buttonsIn = (source: string): readonly string[] =>
  [...source.matchAll(/<Button\b(?:[^{}>]|\{(?:[^{}]|\{[^{}]*\})*\})*>/g)].map(([tag]) => tag);

it('every button of the console that can be disabled says why', () => {
  const tags = files.flatMap((file) =>
    buttonsIn(readFileSync(join('console', file), 'utf8')).map((tag) => ({ file, tag })),
  );
  const disabled = tags.filter(({ tag }) => /\bdisabled\b/.test(tag));
  expect(disabled.length).toBeGreaterThan(5);
  expect(disabled.filter(({ tag }) => !tag.includes('disabledReason=')).map(({ file }) => file)).toEqual([]);
});
