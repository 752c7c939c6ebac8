import { type Command, Option } from '@commander-js/extra-typings';
import type { Command as PlainCommand } from 'commander';
import { version } from '../package.json';
import { QuiesceCommand } from './command';
import { addCommands } from './commands/commands';
import { addCompletion } from './commands/completion';
import { examples, examplesAnd } from './commands/parent';
import { formats } from './output/printer';
import { wrapped } from './output/wrap';
import { Session } from './session';
import { type Io, widthFor } from './terminal/io';

const more = examplesAnd(
  examples(
    'window request --site shop --mode read-only --at 22:00 --for 30m --reason "Upgrade"',
    'window list --status requested',
    'site status shop',
    'window list --local --profile approver-ana',
  ),
  'Instead of --stack, --api and --local (with its --data) there may be QUIESCE_STACK, QUIESCE_API or QUIESCE_LOCAL in the environment.',
  'Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 not found, 4 not allowed, 5 rejected or expired while waiting, 6 timed out, 7 the window of run covers too little, 130 interrupted.',
);

/** The command with all its commands. Nothing in it touches the network before an action runs. */
export function createProgram(io: Io) {
  const program = programWithoutCompletion(io);
  // The inferred types of options are of no use to the completion, which expects those of commander itself.
  addCompletion(
    program,
    () => programWithoutCompletion(io) as PlainCommand,
    (text) => io.stdout.write(text),
  );
  return program;
}

function programWithoutCompletion(io: Io) {
  const program = withGlobalOptions(new QuiesceCommand('quiesce'))
    .description(
      'Maintenance mode for anything behind CloudFront: requested, approved, scheduled, enforced and audited.',
    )
    .version(version, '--version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(wrapped(text, widthFor(io.stderr))),
      getOutHelpWidth: () => Math.min(io.stdout.columns, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 100),
    })
    // Descriptions wrap in a narrow terminal, too.
    .configureHelp({ minWidthToWrap: 20 })
    .showHelpAfterError('Add --help to see options and examples.')
    .addHelpText('after', more);
  let session: Session | undefined;
  program.hook('preAction', () => {
    session = new Session(io, program.opts());
  });
  addCommands(program, () => (session ??= new Session(io, program.opts())));
  return program;
}

function withGlobalOptions(program: Command) {
  return program
    .option('--stack <name>', 'where: the CloudFormation stack, whose outputs are asked for once and remembered')
    .option('--api <url>', 'where: the base URL of the Admin API')
    .option('--local', 'where: npm start on this computer')
    .option('--data <dir>', 'data directory of --local (default: .local)')
    .option('--profile <name>', 'who: a profile of the AWS configuration; with --local, one of its identities')
    .option('--region <region>', 'region of the API, where its URL does not show it')
    .option('--refresh', 'ask CloudFormation again for the outputs of the stack')
    .addOption(
      new Option('--output <format>', 'table for people; json and ndjson: the answer of the API')
        .choices(formats)
        .default('table' as const),
    )
    .option('-y, --yes', 'do not ask before what cannot be taken back')
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .option('--idempotency-key <key>', 'of an earlier run of the same command: what it did is not done again');
}
