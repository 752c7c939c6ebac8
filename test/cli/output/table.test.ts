import fc from 'fast-check';
import widthOf from 'fast-string-truncated-width';
import { facts } from '../../../cli/output/facts';
import { table } from '../../../cli/output/table';
import { painter, type Text } from '../../../cli/output/text';

const terminal = { write: () => undefined, isTerminal: true, columns: 80 };
const pipe = { ...terminal, isTerminal: false };
const plain = painter(pipe, {}, true);
const width = (line: string) => widthOf(line).width;

describe('a table', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '漢', '字', '한', 'é', '👩🏽‍🔧', '🇫🇷', '\u001b', '\n'),
    maxLength: 150,
  });

  it('fits 80 columns and keeps its lines, whatever people write', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (last, below) => {
        const printed = await table(
          ['ID', 'STATUS', 'NAME'],
          [{ cells: ['shop.01', 'active'], last, below }],
          plain,
          80,
        );
        const lines = printed.split('\n');
        expect(lines).toHaveLength(4);
        expect(lines.filter((line) => width(line) > 80)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never cuts an id', async () => {
    const id = `${'s'.repeat(24)}.01M81WZ6G00KV2KG4CP2T978MG`;
    const row = { cells: [id, 'requested', '2026-11-23 01:00'], below: 'x'.repeat(200) };
    const [, line = '', below = ''] = (await table(['WINDOW', 'STATUS', 'STARTS (UTC)'], [row], plain, 80)).split('\n');
    expect(line).toBe(`${id}  requested  2026-11-23 01:00`);
    expect(line.length).toBeLessThanOrEqual(80);
    expect(below).toMatch(/^ {2}x+…$/);
  });

  it('is aligned where names are wide', async () => {
    const rows = ['漢字漢字', 'abc'].map((name) => ({ cells: [name, 'x'] }));
    const printed = await table(['A', 'B'], rows, plain, 80);
    expect(printed).toBe('A         B\n漢字漢字  x\nabc       x\n');
  });

  it('is aligned where cells are coloured', async () => {
    const status: Text = { text: 'active', tone: 'busy' };
    const printed = await table(
      ['A', 'B'],
      [{ cells: [status, 'x'] }, { cells: ['completed', 'x'] }],
      painter(terminal, {}, true),
      80,
    );
    expect(printed.replaceAll('\u001b', '').replace(/\[\d+m/g, '')).toBe('A          B\nactive     x\ncompleted  x\n');
    expect(printed).toContain('\u001b[33mactive\u001b[39m');
  });
});

describe('names and values', () => {
  it('wrap within 80 columns and lose nothing', async () => {
    const value = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    const printed = facts(
      [
        ['Reason', value],
        ['Nothing', undefined],
        ['A longer name', 'x'],
      ],
      plain,
      80,
    );
    expect(printed.split('\n').filter((line) => width(line) > 80)).toEqual([]);
    expect(printed.replace(/\s+/g, ' ')).toBe(`Reason ${value} A longer name x `);
  });
});

describe('colours', () => {
  const red: Text = { text: 'broken', tone: 'bad' };

  it('are for terminals', () => {
    expect(painter(terminal, {}, true)(red)).toBe('\u001b[31mbroken\u001b[39m');
    expect(painter(pipe, {}, true)(red)).toBe('broken');
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('are left out with %j', (env) => {
    expect(painter(terminal, env, true)(red)).toBe('broken');
  });

  it('are left out with --no-color, and used in a pipe with FORCE_COLOR', () => {
    expect(painter(terminal, {}, false)(red)).toBe('broken');
    expect(painter(pipe, { FORCE_COLOR: '1' }, true)(red)).toContain('\u001b[31m');
  });
});
