import { readFileSync } from 'node:fs';
import { forms } from '../../lambdas/domain/forms';
import * as limits from '../../lambdas/domain/limits';

const page = readFileSync('docs/limits.md', 'utf8');

/** Every number that a group of limits has, as the page writes it: by name, least and most. */
function numbersOf(): [name: string, numbers: number[]][] {
  const { policyRanges, emergencyRanges, ranges, counts, lengths, bytes } = limits;
  const groups = { policyRanges, emergencyRanges, ranges, counts, lengths, bytes };
  const numbers = Object.entries(groups).flatMap(([group, members]) =>
    Object.entries<limits.Range | number>(members).map(([name, value]): [string, number[]] => [
      `${group}.${name}`,
      typeof value === 'number' ? [value] : [...value],
    ]),
  );
  const texts = Object.entries(forms).flatMap(([name, form]): [string, number[]][] =>
    'maximumLength' in form ? [[`forms.${name}`, [form.maximumLength]]] : [],
  );
  return [...numbers, ...texts];
}

/** The rows of the page: the name, and the number at the beginning of each further cell. */
function rowsOf(): [name: string, numbers: number[]][] {
  return [...page.matchAll(/^\| `(\w+\.\w+)`[^|]*\|(.+)\|$/gm)].map(([, name = '', cells = '']) => [
    name,
    cells.split('|').flatMap((cell) => {
      const [number = ''] = /^\d[\d ]*/.exec(cell.trim()) ?? [];
      return number === '' ? [] : [Number(number.replaceAll(' ', ''))];
    }),
  ]);
}

describe('docs/limits.md', () => {
  it('tells every limit, and no other number', () => {
    expect(new Map(rowsOf())).toEqual(new Map(numbersOf()));
  });

  it('says how far ahead a window may be', () => {
    expect(page).toContain(`within ${limits.daysAhead} days`);
  });
});
