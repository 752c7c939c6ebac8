import { CommandLineError, readCommandLine } from '../../bin/command-line';

const usage = 'npm run thing -- --port N';
const options = { port: { type: 'string' }, help: { type: 'boolean' } } as const;
const read = (args: readonly string[]) => readCommandLine({ args: [...args], options }, usage).values;

/** What a person reads who typed this. */
function said(...args: readonly string[]): string {
  try {
    return JSON.stringify(read(args));
  } catch (error) {
    return error instanceof CommandLineError ? error.message : 'a fault';
  }
}

describe('a mistyped command line of an npm script', () => {
  it.each([
    ['an unknown option', ['--prot', '1'], "Unknown option '--prot'"],
    ['a short one', ['-x'], "Unknown option '-x'"],
    ['a missing value', ['--port'], '--port needs a value.'],
    ['an option instead of a value', ['--port', '--help'], '--port needs a value.'],
    ['a value too many', ['--help=yes'], "Option '--help' does not take an argument"],
    [
      'an option that npm kept to itself',
      ['4990'],
      '4990 is not expected here. Options of an npm script come after two dashes, as in npm start -- --port 4990.',
    ],
  ])('is answered with a sentence and the usage: %s', (_name, args, sentence) => {
    expect(said(...args)).toBe(`${sentence}\n\n${usage}`);
  });

  it('is read where nothing is wrong', () => {
    expect(read(['--port', '1'])).toEqual({ port: '1' });
  });
});
