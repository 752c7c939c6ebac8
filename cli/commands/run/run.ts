import { Option } from '@commander-js/extra-typings';
import { needsOneOf } from '../../command';
import { type CurrentSession, collect, examples, examplesAnd, type Parent } from '../parent';
import { modes } from '../window/modes';
import { leavings } from './leavings';

export function addRun(program: Parent, session: CurrentSession): void {
  const run = program
    .command('run')
    .description('run a command while a site is in maintenance: request, wait for the edge, run, end')
    .helpGroup('Windows:')
    .argument('<command...>', 'what to run, after --')
    .requiredOption('--site <site>', 'which site')
    .addOption(new Option('--mode <mode>', 'what visitors may do; not needed with --template').choices(modes))
    .requiredOption('--for <duration>', 'how long the command takes at most: 30m, 1h30m')
    .requiredOption('--reason <text>', 'why; for approvers and the audit chain')
    .option('--at <time>', 'when it starts (default: as soon as it is approved)')
    .option('--wait <duration>', 'how long approvers have, without --at', '1h')
    .option('--template <id>', 'an approved template: no new approval is needed')
    .option('--path <prefix>', 'only this path and what is below; can be repeated', collect)
    .option('--hostname <name>', 'only this hostname of the site; can be repeated', collect)
    .option('--ticket <text>', 'ticket number')
    .option('--message <text>', 'what visitors read')
    .option('--message-in <lang=text>', 'the message in another language; can be repeated', collect)
    .addOption(
      new Option('--on-failure <what>', 'what becomes of the window if the command fails, or may not start in it')
        .choices(leavings)
        .default('end' as const),
    )
    .option('--extend-by <duration>', 'by how much --on-failure extend moves its end', '30m')
    .option('--edge-timeout <duration>', 'how long the edge may take to enforce the window after its start', '2m')
    .option('--edge-url <url>', 'ask the edge here, with the Host header of the site, instead of https://HOSTNAME')
    .addHelpText('after', help)
    .action(async (command, options) => {
      const { runInWindow } = await import('./run-in-window');
      await runInWindow(session(), command, options);
    });
  needsOneOf(run, ['mode', 'template']);
}

const help = examplesAnd(
  examples(
    'run --site shop --mode read-only --for 30m --reason "Index" -- ./migrate.sh',
    'run --site shop --mode full --for 1h --reason "Deploy" -- make deploy',
  ),
  'The command starts once the edge answers for the window on every hostname. It finds the id of the window in QUIESCE_WINDOW_ID, and its exit code is that of quiesce. If it never starts, that is 5 for a request that was rejected, cancelled or not decided in time, 6 if the edge did not enforce the window in time, 7 if somebody changed the window to one that covers less than was asked for, and otherwise as for every command.',
  'Ctrl-C while the command runs asks what should become of the window; in a pipe it is ended. Whatever happens to this command, the window ends by itself after --for.',
);
