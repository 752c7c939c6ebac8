/**
 * Ends the process immediately with one sentence, so that nothing more is acknowledged. A second cause is not reported.
 */
export function endWith(cleanUp: () => void): (error: Error) => never {
  return (error) => {
    try {
      cleanUp();
    } finally {
      console.error(sentenceOf(error));
      process.exit(1);
    }
  };
}

/** A bug in the program. */
export function withStack(error: Error): Error {
  return new Error(error.stack ?? error.message);
}

/** What went wrong, in one line or in the words of the tool that failed; with the stack trace when `DEBUG` is set. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env.DEBUG === undefined ? error.message : (error.stack ?? error.message);
}
