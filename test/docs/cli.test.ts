import { readFileSync } from 'node:fs';
import { exitCodes } from '../../cli/exit-codes';
import { createProgram } from '../../cli/program';
import { commandsIn, parsed } from '../cli/commands';
import { fakeIo } from '../cli/fake-io';

const text = readFileSync('docs/cli.md', 'utf8');
const examples = [...text.matchAll(/^\$ (quiesce .*)$/gm)].map(([, example = '']) => example);
const section = (title: string) => text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('docs/cli.md', () => {
  it.each(examples)('shows a command that the parser accepts: %s', async (example) => {
    expect(await parsed(example)).toBe('');
  });

  it('names every command', () => {
    const leaves = commandsIn(createProgram(fakeIo())).filter(({ command }) => command.commands.length === 0);
    expect(leaves.map(({ path }) => path).filter((path) => !section('Commands').includes(`\`${path}\``))).toEqual([]);
  });

  it('explains every exit code, and no other', () => {
    const rows = [...section('When something fails').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual(Object.values(exitCodes));
  });
});
