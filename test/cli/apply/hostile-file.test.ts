import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readDeclaration } from '../../../cli/apply/read-file';
import { UsageFailure } from '../../../cli/failures';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-apply-'));
  file = join(folder, 'quiesce.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The file is read before anything is asked of the API. @returns what is wrong with it, a line each; none when it is right */
async function problems(text: string): Promise<string[]> {
  writeFileSync(file, text);
  try {
    await readDeclaration(file);
    return [];
  } catch (error) {
    if (!(error instanceof UsageFailure)) throw error;
    return (error.advice ?? '').split('\n').map((line) => line.replace(`${folder}/`, ''));
  }
}

const bomb = (levels: number) =>
  ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    .concat(Array.from({ length: levels }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`))
    .join('\n');

const place = /^quiesce\.yaml:\d+:\d+: /;

describe('a hostile file is refused with its line', () => {
  it.each([
    ['aliases that multiply', bomb(12)],
    ['an alias of nothing', 'sites: *nothing'],
    ['an alias that contains itself', 'sites: &a [*a]'],
    ['lists in lists without an end', `sites: ${'['.repeat(20_000)}`],
    ['lists in lists', `sites: ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['maps in maps', Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['two documents', 'sites: []\n---\nsites: []'],
    ['a key that is a map', '? { a: 1 }\n: sites'],
    ['a key that is nothing', '~: []'],
    ['a key of objects', '__proto__: { sites: [] }'],
    ['another', 'sites:\n  - { siteId: a, hostnames: [a.io], constructor: 1 }'],
    ['a tag of another language', 'sites: !!js/function "function () {}"'],
    ['bytes', 'sites: !!binary aGVsbG8='],
    ['a set', 'sites: !!set { a }'],
    ['a control character', 'sites: ["\\u0007"]'],
    ['a tab', 'sites:\n\t- siteId: a'],
    ['a number that is none', 'sites: .nan'],
    ['thousands of unknown keys', Array.from({ length: 5000 }, (_, n) => `key${n}: 1`).join('\n')],
    ['a megabyte of one word', `sites: ${'x'.repeat(1_000_000)}`],
  ])('%s', async (_, text) => {
    const told = await problems(text);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((line) => !place.test(line) && !/^and \d+ more$/.test(line))).toEqual([]);
    expect(told.join('\n').length).toBeLessThan(5000);
  });
});

const right = `
groups: { dba: [ana] }
people:
  - { personId: ana, name: Ana, email: ana@example.com, principals: [], approver: true }
policies: { strict: &strict { approvalsRequired: 2, veto: true } }
sites:
  - siteId: shop
    hostnames: [shop.io, www.shop.io]
    policy: *strict
  - { siteId: blog, hostnames: [blog.io], policy: strict, timeZone: Europe/Berlin }
`;
const shreds = [
  '[',
  ']',
  '{',
  '}',
  ': ',
  '\n',
  '  ',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '!!str ',
  '"',
  "'",
  '|\n',
  '#',
  '? ',
  '0',
  '~',
  '\u0000',
  '\ud800',
  '\u202e',
  '---\n',
  '%YAML 1.1\n',
  '__proto__: 1',
];

it('a file that was cut, doubled and scribbled on is read, or refused with its lines', async () => {
  expect(await problems(right)).toEqual([]);
  const scribble = fc.record({ at: fc.nat(right.length), cut: fc.nat(12), add: fc.constantFrom('', ...shreds) });
  await fc.assert(
    fc.asyncProperty(fc.array(scribble, { minLength: 1, maxLength: 4 }), async (scribbles) => {
      const text = scribbles.reduce((all, { at, cut, add }) => all.slice(0, at) + add + all.slice(at + cut), right);
      for (const line of await problems(text)) expect(line).toMatch(/^quiesce\.yaml:\d+:\d+: .|^and \d+ more$/);
    }),
    { numRuns: 500 },
  );
});
