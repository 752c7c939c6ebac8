import { CommandLineError } from '../../bin/command-line';
import { parseOptions } from '../../local/options';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(parseOptions([])).toEqual({
      data: `${process.cwd()}/.local`,
      port: 4560,
      disableSchedules: false,
      takeOver: false,
      config: expect.stringMatching(/\/local\/demo\.config\.json$/),
    });
  });

  it('takes directory, port, configuration and settings', () => {
    const line = '--data /d --port 0 --disable-schedules --take-over --config c.json --near-boundary-seconds 5';
    expect(parseOptions(line.split(' '))).toEqual({
      data: '/d',
      port: 0,
      disableSchedules: true,
      takeOver: true,
      config: `${process.cwd()}/c.json`,
      nearBoundarySeconds: 5,
    });
  });

  it('asks for help whatever else is there', () => {
    expect(parseOptions(['--port', 'x', '--help'])).toBe('help');
  });

  it.each([
    ['--port', 'x'],
    ['--port', '70000'],
    ['--prot', '1'],
    ['extra'],
    ['--near-boundary-seconds', '-1'],
    ['--data', ''],
    ['--config', ' '],
  ])('refuses %s %s', (...line) => {
    expect(() => parseOptions(line)).toThrow(CommandLineError);
  });
});
