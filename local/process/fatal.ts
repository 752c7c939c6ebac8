/** Ends the process at once, with one sentence: nothing is acknowledged any more. A second cause says nothing new. */
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

/** A fault of the program, which no sentence explains. */
export function withStack(error: Error): Error {
  return new Error(error.stack ?? error.message);
}

/** What went wrong, in one line or as the tool that failed said it; with the stack when `DEBUG` is set. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env.DEBUG === undefined ? error.message : (error.stack ?? error.message);
}
