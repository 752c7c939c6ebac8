import { type ExitCode, exitCodes } from './exit-codes';

/**
 * The command cannot go on. The message is a sentence for people; `advice` says what to do next, and `code` is the API's.
 * Everything that a user can run into is one of these; anything else is a fault of the command.
 */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';

  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failed,
    readonly advice?: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

/** The command line is wrong. */
export class UsageFailure extends CommandFailure {
  override readonly name = 'UsageFailure';

  constructor(message: string, advice?: string) {
    super(message, exitCodes.usage, advice);
  }
}

/** Ctrl-C, or a question that was left unanswered. */
export class Interrupted extends CommandFailure {
  override readonly name = 'Interrupted';

  constructor(message = 'Interrupted.') {
    super(message, exitCodes.interrupted);
  }
}

/** A command that was run for the user has ended, and its exit code is that of this command. */
export class CommandEnded extends Error {
  override readonly name = 'CommandEnded';

  constructor(readonly exitCode: number) {
    super(`the command ended with exit code ${exitCode}`);
  }
}
