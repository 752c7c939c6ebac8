import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIn } from '../../../console/parts/refusals/rule';
import { forms } from '../../../lambdas/domain/forms';

const root = join(__dirname, '..', '..', '..', 'lambdas');

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** The rules that code says by itself, with 7 in the place of a number. */
const written = [
  ...sources.matchAll(/malformedField\(\s*[^,()]+,\s*(?:'([^']+)'|`([^`]+)`)/g),
  ...sources.matchAll(/z\.(?:refine|regex)[^;]*?'(must [^']+)'/g),
].map((match) => (match[1] ?? match[2] ?? '').replace(/\$\{[^}]+\}/g, '7'));

/** What only programs can get wrong: no form of the console sends it. */
const ofPrograms =
  /durationMinutes|notBefore or notAfter is given|cursor|listing|the seq of|the digest as|the 6 digits/;

describe('a rule that the API says of a field', () => {
  it('is found in its source', () => {
    expect(written.length).toBeGreaterThan(15);
  });

  it.each([...new Set(written.filter((rule) => !ofPrograms.test(rule)))])('has words in the console: %s', (rule) => {
    expect(ruleIn(rule).kind).not.toBe('unknown');
  });

  it.each(Object.entries(forms))('of the form %s has words of its own', (_, { rules }) => {
    for (const [, text] of rules) expect(ruleIn(text).kind).toBe('form');
  });
});
