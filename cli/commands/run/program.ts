import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { constants as os } from 'node:os';
import { delimiter, join } from 'node:path';
import { CommandFailure, UsageFailure } from '../../failures';
import { wrapped } from '../../output/wrap';
import { type Io, widthFor } from '../../terminal/io';

/**
 * Looks for a program as a shell would, so that a mistyped name costs nobody an approval.
 *
 * @throws UsageFailure when there is none
 */
export async function assertRunnable(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  // Windows finds programs by their extensions, which is its own affair.
  if (process.platform === 'win32') return;
  const places = name.includes('/') ? [name] : (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  const found = await Promise.all(
    places.map((place) =>
      access(place, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (!found.includes(true)) throw new UsageFailure(`${name} cannot be run: there is no such program.`);
}

/**
 * Runs a program on this terminal. Ctrl-C at a terminal reaches the program by itself, so it is not sent twice; in a pipe, where
 * only this process is told to stop, it is passed on.
 *
 * @returns its exit code, as a shell tells it: 128 and the number of the signal that ended it
 */
export function runProgram([name = '', ...args]: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = spawn(name, args, { stdio: 'inherit', env });
    let asked = 0;
    const release = io.onInterrupt(() => {
      asked += 1;
      if (asked === 1 && io.interactive)
        return io.stderr.write(
          wrapped('Waiting for the command to end. Ctrl-C again stops it.\n', widthFor(io.stderr)),
        );
      program.kill(asked > 2 ? 'SIGKILL' : 'SIGTERM');
    });
    program.on('error', (error) => {
      release();
      reject(new CommandFailure(`${name} cannot be run: ${error.message}.`));
    });
    program.on('exit', (code, signal) => {
      release();
      resolve(code ?? 128 + (signal === null ? 0 : os.signals[signal]));
    });
  });
}
