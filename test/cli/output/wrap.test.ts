import fc from 'fast-check';
import widthOf from 'fast-string-truncated-width';
import { facts } from '../../../cli/output/facts';
import { table } from '../../../cli/output/table';
import { painter } from '../../../cli/output/text';
import { wrapped } from '../../../cli/output/wrap';

const widths = [40, 60, 80, 160];
const plain = painter({ write: () => undefined, isTerminal: false, columns: 80 }, {}, true);
const tooWide = (printed: string, width: number) => printed.split('\n').filter((line) => widthOf(line).width > width);
const id = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
const url = `https://shop.example.com/?token=${'x'.repeat(200)}`;

describe.each(widths)('in %i columns', (width) => {
  const words = fc.array(
    fc.constantFrom('a', 'word', 'maintenance', '漢字の説明', '한국어', 'é', '👩🏽‍🔧', '🇫🇷🇩🇪', '…'),
    {
      minLength: 1,
      maxLength: 60,
    },
  );

  it('lines end between words, whatever people write, and lose nothing', () => {
    fc.assert(
      fc.property(words, (some) => {
        const printed = wrapped(`quiesce: ${some.join(' ')}`, width);
        expect(tooWide(printed, width)).toEqual([]);
        expect(printed.replace(/\n */g, ' ')).toBe(`quiesce: ${some.join(' ')}`);
      }),
      { numRuns: 100 },
    );
  });

  it('texts without spaces end where a character ends', () => {
    const text = 'データベースを更新しています。🇫🇷👩🏽‍🔧'.repeat(10);
    const printed = wrapped(text, width);
    expect(tooWide(printed, width)).toEqual([]);
    expect(printed.replace(/\n */g, '')).toBe(text);
    expect(printed).not.toMatch(/[\u{1f1e6}-\u{1f1ff}]\n\s*[\u{1f1e6}-\u{1f1ff}]\n/u);
  });

  it('what is copied stays whole, in a line of its own where it does not fit', () => {
    const command = `quiesce window show ${id}`;
    const printed = wrapped(
      `There is another window then, which covers the same. See it with: ${command}. Or look at ${url}`,
      width,
    );
    expect(printed).toContain(command);
    expect(printed).toContain(url);
    const others = tooWide(printed, width).map((line) => line.trim().replace(/\.$/, ''));
    expect(others.filter((line) => line !== url && line !== command)).toEqual([]);
  });

  it('lines that follow are indented further than the first', () => {
    const [first = '', ...rest] = wrapped(`    path: ${'value '.repeat(60)}`.trimEnd(), width).split('\n');
    expect(first).toMatch(/^ {4}path/);
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.filter((line) => !/^ {6}value/.test(line))).toEqual([]);
  });

  it('colours begin and end in each line', () => {
    const red = painter({ write: () => undefined, isTerminal: true, columns: width }, {}, true);
    const printed = wrapped(red({ text: 'word '.repeat(80).trimEnd(), tone: 'bad' }), width);
    const lines = printed.replaceAll('\u001b', '').split('\n');
    expect(lines.filter((line) => !/^ *\[31mword.*word\[39m$/.test(line))).toEqual([]);
  });

  it('facts wrap, and an id that does not fit beside its name is below it', () => {
    const digest = 'd'.repeat(64);
    const printed = facts(
      [
        ['Reason', '漢字 word '.repeat(30)],
        ['A longer name', digest],
      ],
      plain,
      width,
    );
    expect(tooWide(printed, width).map((line) => line.trim())).toEqual(width < 66 ? [digest] : []);
    expect(printed).toMatch(width < 80 ? /^A longer name\n {2}d+$/m : /^A longer name {2}d+$/m);
  });

  it('tables keep what is copied whole, and cut texts', async () => {
    const row = { cells: [id, 'requested', '2026-11-23 01:00'], last: '漢字'.repeat(60), below: 'word '.repeat(60) };
    const printed = await table(['WINDOW', 'STATUS', 'STARTS (UTC)', 'NAME'], [row], plain, width);
    expect(printed).toContain(id);
    expect(tooWide(printed, width)).toEqual(width === 40 ? [expect.stringContaining('2026-11-23 01:00')] : []);
  });
});

it('nothing wraps in a pipe', () => {
  const text = 'word '.repeat(100);
  expect(wrapped(text, Number.POSITIVE_INFINITY)).toBe(text);
});
