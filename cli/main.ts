import { CommanderError } from '@commander-js/extra-typings';
import { ApiRefusal } from './api/refusal';
import { exitCodes } from './exit-codes';
import { CommandEnded, CommandFailure } from './failures';
import { asTyped, beginningOf } from './output/as-typed';
import { plainJson, plainText } from './output/plain-text';
import { wrapped } from './output/wrap';
import { createProgram } from './program';
import type { GlobalOptions } from './session';
import { type Io, widthFor } from './terminal/io';

/**
 * Runs one command.
 *
 * @param argv without `node` and the script
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const program = createProgram(io);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Commander has said what is wrong already; its own code is 0 for --help and --version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof CommandEnded) return error.exitCode;
    if (error instanceof CommandFailure) return report(error, io, program.opts());
    return reportFault(error, io);
  }
}

/** Nothing that a user did. `DEBUG=1` says where. */
function reportFault(error: unknown, io: Io): number {
  const [message, stack] = error instanceof Error ? [`${error.name}: ${error.message}`, error.stack] : [String(error)];
  tell(io, `quiesce: This is a fault in the command itself: ${plainText(message)}`);
  io.stderr.write(io.env.DEBUG ? `${stack}\n` : 'DEBUG=1 shows where.\n');
  return exitCodes.failed;
}

/** Says what went wrong, and what to do next; a program gets the API's own answer as the last line. */
function report(error: CommandFailure, io: Io, options: GlobalOptions): number {
  const { message, advice, code, exitCode } = error;
  tell(io, `quiesce: ${plainText(message)}${code === undefined ? '' : ` [${code}]`}`);
  if (advice !== undefined) tell(io, plainText(asTyped(advice, beginningOf(io.env, options)), true));
  if (error instanceof ApiRefusal && options.output !== 'table')
    io.stderr.write(`${plainJson(JSON.stringify(error.problem))}\n`);
  return exitCode;
}

const tell = ({ stderr }: Io, text: string): void => stderr.write(`${wrapped(text, widthFor(stderr))}\n`);
