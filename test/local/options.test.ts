import { OptionsError, parseOptions } from '../../local/options';

describe('the command line', () => {
  it('has a default for everything', () => {
    const options = parseOptions([]);
    expect(options).toMatchObject({ port: 4560, disableSchedules: false });
    expect(options.data).toBe(`${process.cwd()}/.local`);
    expect(options.config).toMatch(/\/local\/demo\.config\.json$/);
  });

  it('takes directory, port, configuration and settings', () => {
    const line = '--data /d --port 0 --disable-schedules --config c.json --near-boundary-seconds 5';
    expect(parseOptions(line.split(' '))).toEqual({
      data: '/d',
      port: 0,
      disableSchedules: true,
      config: `${process.cwd()}/c.json`,
      nearBoundarySeconds: 5,
    });
  });

  it.each([['--port', 'x'], ['--port', '70000'], ['--prot', '1'], ['extra'], ['--near-boundary-seconds', '-1']])(
    'refuses %s %s',
    (...line) => {
      expect(() => parseOptions(line)).toThrow(OptionsError);
    },
  );
});
