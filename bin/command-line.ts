import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The arguments of an npm script cannot be used; the message says what is wrong, and how the script is called. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}

/**
 * Reads the arguments of an npm script.
 *
 * @param usage how the script is called, for the message
 * @throws CommandLineError
 */
export function readCommandLine<const T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new CommandLineError(`${sentenceOf(error)}\n\n${usage}`);
  }
}

/** Without the parser's advice, which is about file names that begin with a dash. */
function sentenceOf(error: unknown): string {
  const message = String(memberOf(error, 'message'));
  if (memberOf(error, 'code') === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    const word = /'([^']*)'/.exec(message)?.[1];
    // `npm start --port 4990` keeps `--port` to itself, and passes 4990 on.
    return `${word} is not expected here. Options of an npm script come after two dashes, as in npm start -- --port 4990.`;
  }
  const needsValue = /^Option '(-[^' ]+)[^']*' argument (missing|is ambiguous)/.exec(message)?.[1];
  return needsValue === undefined ? (/^.*?(?=\. |\n|$)/.exec(message)?.[0] ?? message) : `${needsValue} needs a value.`;
}

const memberOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
