import { createProgram } from '../../cli/program';
import { commandsIn, parsed } from './commands';
import { fakeIo } from './fake-io';

async function helpOf(path: string, columns = 80): Promise<string> {
  const io = fakeIo({ terminal: true, columns });
  const words = path === 'quiesce' ? [] : path.split(' ');
  await createProgram(io)
    .parseAsync([...words, '--help'], { from: 'user' })
    .catch(() => undefined);
  return io.stdout.text;
}

const all = commandsIn(createProgram(fakeIo()));
const leaves = all.filter(({ command }) => command.commands.length === 0);

describe('the help', () => {
  it('knows every command of the reference', () => {
    const names = all.map(({ path }) => path);
    const windows = [
      'request',
      'list',
      'show',
      'approve',
      'reject',
      'withdraw',
      'comment',
      'edit',
      'cancel',
      'end',
      'extend',
    ];
    expect(names).toEqual(expect.arrayContaining(windows.map((name) => `window ${name}`)));
    expect(names).toEqual(expect.arrayContaining(['emergency', 'ratify', 'open', 'completion']));
  });

  it.each(all.map(({ path }) => path))('of %s fits 60, 80 and 160 columns', async (path) => {
    for (const columns of [60, 80, 160]) {
      const lines = (await helpOf(path, columns)).split('\n');
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
    }
  });

  it.each(leaves.map(({ path }) => path))('of %s shows an example that its parser accepts', async (path) => {
    const [, shown = ''] = (await helpOf(path)).split('\nExamples:\n');
    const examples = shown
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line.includes('$ quiesce'));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(await parsed(example)).toBe('');
  });
});
