import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo, type Scene } from './fake-io';

const fake = new FakeAdminApi();
let url: string;
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.interfere = () => undefined;
});

const keys = useKeys();

async function run(argv: readonly string[], scene: Scene = {}) {
  const io = fakeIo({ env: { QUIESCE_API: url, ...keys }, ...scene });
  const exitCode = await main(argv, io);
  return { exitCode, out: io.stdout.text, err: io.stderr.text, asked: io.asked };
}

const problem = (status: number, code: string, more: object = {}) =>
  [
    status,
    { type: `urn:quiesce:problem:${code}`, status, code, detail: 'It says why.', requestId: 'r-1', ...more },
  ] as const;

describe('the exit code', () => {
  it.each([
    [problem(400, 'malformed'), 2],
    [problem(403, 'self-approval'), 4],
    [problem(404, 'unknown-window'), 3],
    [problem(409, 'overlap', { windowId: 'shop.1' }), 1],
    [problem(412, 'stale-version'), 1],
    [problem(422, 'too-long'), 1],
    [problem(500, 'unexpected'), 1],
  ])('of %j is %i, and the message carries the code', async (reply, expected) => {
    fake.interfere = () => [...reply];
    const { exitCode, out, err } = await run(['window', 'show', 'shop.01']);
    expect({ exitCode, out }).toEqual({ exitCode: expected, out: '' });
    expect(err).toContain(`quiesce: It says why.`);
    expect(err).toContain(`[${reply[1].code}]`);
  });

  it.each([
    [403, 4],
    [404, 1],
    [413, 1],
  ])('of the gateway’s %i is %i', async (status, expected) => {
    fake.interfere = () => [status, { message: 'Forbidden' }];
    expect((await run(['window', 'list'])).exitCode).toBe(expected);
  });

  it('is 0 for help, and 2 for a wrong command line', async () => {
    expect((await run(['--help'])).exitCode).toBe(0);
    expect((await run(['--version'])).exitCode).toBe(0);
    expect((await run(['window', 'list', '--bogus'])).exitCode).toBe(2);
    expect((await run(['nonsense'])).exitCode).toBe(2);
    expect((await run(['window', 'list', '--limit', '0'])).exitCode).toBe(2);
    expect((await run(['window', 'list'], { env: {} })).exitCode).toBe(2);
  });
});

describe('a fault of the command', () => {
  it('is a sentence, too', async () => {
    fake.interfere = () => [200, { windowId: 7 }];
    const { exitCode, err } = await run(['window', 'show', 'shop.01']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^quiesce: This is a fault in the command itself: TypeError: .*\nDEBUG=1 shows where\.\n$/);
  });
});

describe('a refusal', () => {
  it('is a sentence, its code and what to do next', async () => {
    fake.interfere = () => [...problem(409, 'overlap', { windowId: 'shop.01' })];
    expect((await run(['window', 'show', 'shop.02'])).err).toBe(
      'quiesce: It says why. [overlap]\nSee it with: quiesce window show shop.01. Choose another time: --at, --until or --for.\n',
    );
  });

  it('is the API’s own JSON in the last line for programs', async () => {
    fake.interfere = () => [...problem(404, 'unknown-window')];
    const { out, err } = await run(['window', 'show', 'shop.02', '--output', 'json']);
    expect(out).toBe('');
    expect(JSON.parse(err.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ code: 'unknown-window', status: 404 });
  });

  it('cannot write escape sequences to the terminal', async () => {
    fake.interfere = () => [409, { code: 'overlap', detail: 'Evil \u001b[2J\u009b2Jtext\u202e' }];
    const { err } = await run(['window', 'show', 'shop.02', '--output', 'json']);
    expect(['\u001b', '\u009b', '\u202e'].filter((character) => err.includes(character))).toEqual([]);
  });
});

describe('JSON', () => {
  const page = { items: [{ windowId: 'a', reason: 'x\u009b2J' }, { windowId: 'b' }], cursor: 'next' };

  it('is the answer of the API and nothing else', async () => {
    fake.interfere = () => [200, page];
    const { out, err } = await run(['window', 'list', '--status', 'requested', '--limit', '2', '--output', 'json']);
    expect(JSON.parse(out)).toEqual(page);
    expect(out).not.toContain('\u009b');
    expect(err).toBe('There are more: --all shows them, or a higher --limit than 2.\n');
  });

  it('follows cursors until everything was read, an item a line', async () => {
    const asked: string[] = [];
    fake.interfere = (key) => {
      asked.push(key);
      return [200, key.includes('cursor=next') ? { items: [{ windowId: 'c' }] } : page];
    };
    const { out } = await run(['window', 'list', '--all', '--output', 'ndjson']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).windowId),
    ).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual(['GET /v1/windows?limit=100', 'GET /v1/windows?limit=100&cursor=next']);
  });

  it('reads no more pages than were asked for', async () => {
    let calls = 0;
    fake.interfere = () => {
      calls += 1;
      return [200, page];
    };
    await run(['window', 'list', '--limit', '2', '--output', 'ndjson']);
    expect(calls).toBe(1);
  });
});

describe('a wrong command line', () => {
  it.each([
    [
      ['window', 'request'],
      '--site <site>, --at <time>, --reason <text>, --mode <mode> or --template <id>, --for <duration> or --until <time>',
    ],
    [
      ['window', 'request', '--site', 's', '--at', 'now', '--reason', 'x'],
      '--mode <mode> or --template <id>, --for <duration> or --until <time>',
    ],
    [['run', '--site', 's'], '<command...>, --for <duration>, --reason <text>, --mode <mode> or --template <id>'],
    [['emergency'], '<site>, --mode <mode>, --for <duration>, --reason <text>'],
    [['window', 'extend'], '<window>, --by <duration> or --until <time>'],
    [['window', 'extend', 'w'], '--by <duration> or --until <time>'],
    [['approver', 'add'], '<person>, --name <text>, --email <address>'],
  ])('is told all that is missing at once: %j', async (argv, missing) => {
    expect(await run(argv)).toMatchObject({
      exitCode: 2,
      out: '',
      err: `quiesce: Missing: ${missing}.\nAdd --help to see options and examples.\n`,
    });
  });

  it.each([
    [['window', 'list', '--bogus'], "Unknown option '--bogus'"],
    [['windw'], "Unknown command 'windw'"],
    [['window', 'show', 'a', 'b'], "Too many arguments for 'show'"],
    [['window', 'list', '--limit', 'x'], "Option '--limit <n>' argument 'x' is invalid."],
    [['--output', 'xml', 'site', 'list'], "Option '--output <format>' argument 'xml' is invalid."],
    [['completion', 'ksh'], "Command-argument value 'ksh' is invalid"],
  ])('is complained about as everything else is: %j', async (argv, sentence) => {
    const { exitCode, err } = await run(argv);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringMatching(/^quiesce: /) });
    expect(err).toContain(sentence);
  });
});
