import { resolve } from 'node:path';
import { CommandLineError, readCommandLine } from '../bin/command-line';

/** The options of `npm start -- …`. */
export interface Options {
  /** Absolute path of everything the machine keeps. */
  readonly data: string;
  /** Base port N: Admin API N, site N+1, mailbox N+2, console N+3, identity provider N+4, AWS endpoint N+6. 0 asks for any free block. */
  readonly port: number;
  readonly disableSchedules: boolean;
  /** Stops the machine that runs on the directory and takes its place. */
  readonly takeOver: boolean;
  /** Configuration to synthesize and to seed; absolute path. */
  readonly config: string;
  /** Replaces the function's setting, in seconds. */
  readonly nearBoundarySeconds?: number;
}

/** Where the command `quiesce --local` looks, too. */
export const usualDirectory = '.local';

export const usage = `npm start -- [options]
  --data DIR                  directory for tables, queues, mails and logs (default ${usualDirectory})
  --port N                    Admin API on N, site on N+1, mailbox on N+2, console on N+3,
                              identity provider on N+4, AWS endpoint on N+6 (default 4560; 0: any)
  --config FILE               configuration to run (default local/demo.config.json)
  --near-boundary-seconds N   boundaries nearer than this go through the queue
  --take-over                 replaces the Quiesce that runs on the same --data
  --help                      prints this
  --disable-schedules         schedules and the near-boundary queue never fire (for tests)`;

/** @throws CommandLineError on an unknown option or a value that is no number where one is needed. */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const values = read(args);
  if (values.help) return 'help';
  const near = values['near-boundary-seconds'];
  return {
    data: filled('--data', values.data),
    port: wholeNumber('--port', values.port, 65_529),
    disableSchedules: values['disable-schedules'],
    takeOver: values['take-over'],
    config: filled('--config', values.config ?? `${__dirname}/demo.config.json`),
    ...(near === undefined ? {} : { nearBoundarySeconds: wholeNumber('--near-boundary-seconds', near, 900) }),
  };
}

const read = (args: readonly string[]) =>
  readCommandLine(
    {
      args: [...args],
      options: {
        data: { type: 'string', default: usualDirectory },
        port: { type: 'string', default: '4560' },
        config: { type: 'string' },
        help: { type: 'boolean', default: false },
        'near-boundary-seconds': { type: 'string' },
        'take-over': { type: 'boolean', default: false },
        'disable-schedules': { type: 'boolean', default: false },
      },
    },
    usage,
  ).values;

/** An empty text would be the directory that the command was started in: `--data "$DIR"` with a forgotten variable. */
function filled(option: string, path: string): string {
  if (path.trim() === '') throw new CommandLineError(`${option} is empty: name a path, or leave it out`);
  return resolve(path);
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new CommandLineError(`${option} must be a whole number from 0 to ${most}, not ${text}`);
}
