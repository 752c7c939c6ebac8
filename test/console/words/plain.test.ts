import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', '..', 'console', 'texts');

/** What is shown: the texts of a file without what is put into them, and without names of members and modules. */
function textsIn(language: string, file: string): readonly string[] {
  const source = readFileSync(join(folder, language, file), 'utf8')
    .replace(/^import .*$/gm, '')
    .replace(/'[^'\n]*'(?=\s*[:\]])/g, '')
    .replace(/\$\{[^}]*\}/g, '');
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`\n]*)`/g)].map(([, quoted, text]) => quoted ?? text ?? '');
}

const languages = ['en', 'de'] as const;
const texts = languages.flatMap((language) =>
  readdirSync(join(folder, language)).flatMap((file) => textsIn(language, file).map((text) => ({ file, text }))),
);

describe('what the console says', () => {
  it('is read from the whole catalogue', () => {
    expect(texts.length).toBeGreaterThan(1000);
  });

  it('names no field of the API', () => {
    const fields = texts.filter(({ text }) => /\b[a-z]{2,}[A-Z][a-zA-Z]*\b/.test(text));
    expect(fields).toEqual([]);
  });

  it('counts in no unit but those of people', () => {
    expect(texts.filter(({ text }) => /\bms\b|millisecond|RFC 3339|ISO 8601/i.test(text))).toEqual([]);
  });
});
