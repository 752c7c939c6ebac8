import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { createProgram } from '../../cli/program';
import { fakeIo } from './fake-io';

interface Named {
  readonly path: string;
  readonly command: CommandUnknownOpts;
}

/** A command and every visible command below it. */
export function commandsIn(command: CommandUnknownOpts, path: readonly string[] = []): Named[] {
  const below = command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');
  return [
    { path: path.join(' ') || 'quiesce', command },
    ...below.flatMap((one) => commandsIn(one, [...path, one.name()])),
  ];
}

/** What the parser says to a line of a shell that runs the command; nothing is carried out. */
export async function parsed(line: string): Promise<string> {
  const own = line.replace(/^.*?quiesce /, '').replace(/ (\||>|&&).*$/, '');
  const words = [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)];
  const io = fakeIo();
  const program = createProgram(io);
  for (const { command } of commandsIn(program)) command.action(() => undefined);
  const argv = words.map(([, double, single, bare]) => double ?? single ?? bare ?? '');
  await program.parseAsync(argv, { from: 'user' }).catch(() => undefined);
  return io.stderr.text;
}
