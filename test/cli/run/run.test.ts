import { FakeLife } from './fake-life';

const life = new FakeLife();
beforeAll(() => life.listen());
afterAll(() => life.close());
const asked = { ...life.planned };
afterEach(() => {
  life.whenEnforced = () => undefined;
  life.whenLooked = () => undefined;
  life.whenStarted = () => undefined;
  life.illegal = undefined;
  life.planned = { ...asked };
});

const exits = (code: number) => ['--', process.execPath, '-e', `process.exit(${code})`];
const usual = ['requested', 'approved', 'active'];

describe('the exit code of quiesce run', () => {
  it.each([0, 1, 5, 130, 255])('is that of the command: %i', async (code) => {
    const { exitCode, moves } = await life.run(usual, exits(code));
    expect({ exitCode, moves }).toEqual({ exitCode: code, moves: ['end'] });
  });

  it('is 128 and the number of the signal that ended the command', async () => {
    const { exitCode } = await life.run(usual, ['--', process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")']);
    expect(exitCode).toBe(137);
  });

  it.each(['rejected', 'expired', 'cancelled'])(
    'is 5 for a request that is %s, and nothing else is done',
    async (status) => {
      const { exitCode, moves, err } = await life.run(['requested', 'requested', status], exits(0));
      expect({ exitCode, moves }).toEqual({ exitCode: 5, moves: [] });
      expect(err).toContain(`quiesce: The window is ${status}`);
    },
  );

  it('is 6 when the edge does not enforce the window in time, which is ended then', async () => {
    life.edge = () => [];
    const { exitCode, moves, err } = await life.run(usual, ['--edge-timeout', '30s', ...exits(0)]);
    life.edge = (status) => (status === 'completed' ? [] : [life.planned]);
    expect({ exitCode, moves }).toEqual({ exitCode: 6, moves: ['end'] });
    expect(err).toContain('shop.example.com: does not know the window yet');
  });

  it.each([
    ['its start', '2026-11-26T12:00:02Z', '2026-11-26T12:02:02Z'],
    ['the latest start that was asked for', '2026-11-26T18:00:00Z', '2026-11-26T13:02:00Z'],
  ])('is 6 when the edge is silent until --edge-timeout after %s', async (_, startsAt, until) => {
    life.edge = () => [];
    life.planned = { ...asked, startsAt: '2026-11-26T13:00:00Z', endsAt: '2026-11-26T13:10:00Z' };
    life.whenLooked = () => {
      life.planned = { ...asked, startsAt, endsAt: '2026-11-26T20:00:00Z' };
    };
    const { exitCode, now } = await life.run(['approved'], exits(0));
    life.edge = (status) => (status === 'completed' ? [] : [life.planned]);
    expect({ exitCode, late: now - Date.parse(until) > 5000 }).toEqual({ exitCode: 6, late: false });
  });

  it('is 2 for a command that does not exist, and nothing is requested', async () => {
    const { exitCode, err } = await life.run(usual, ['--', 'no-such-command']);
    expect({ exitCode, requested: err.includes('Requested') }).toEqual({ exitCode: 2, requested: false });
  });
});

describe('the window of a command that failed', () => {
  it.each([
    ['end', ['end']],
    ['keep', []],
    ['extend', ['extend']],
  ] as const)('is treated as --on-failure %s says', async (leaving, expected) => {
    const { exitCode, moves } = await life.run(usual, ['--on-failure', leaving, ...exits(3)]);
    expect({ exitCode, moves }).toEqual({ exitCode: 3, moves: expected });
  });

  it('is ended whatever --on-failure says when the command did its work', async () => {
    expect((await life.run(usual, ['--on-failure', 'keep', ...exits(0)])).moves).toEqual(['end']);
  });

  it('is ended although the clock here says that it has not begun', async () => {
    life.whenEnforced = () => {
      life.statuses = ['approved'];
      life.planned = { ...asked, startsAt: '2026-11-26T13:00:00Z', endsAt: '2026-11-26T13:10:00Z' };
    };
    life.illegal = 'cancel';
    const { exitCode, moves } = await life.run(usual, exits(0));
    expect({ exitCode, moves }).toEqual({ exitCode: 0, moves: ['cancel', 'end'] });
  });

  it('needs no end when somebody else has ended it', async () => {
    life.whenEnforced = () => {
      life.statuses = ['completed'];
    };
    const { exitCode, moves } = await life.run(usual, exits(0));
    expect({ exitCode, moves }).toEqual({ exitCode: 0, moves: [] });
  });
});

describe('a window that covers less than was asked for', () => {
  /** Somebody else changes the plan as soon as anybody looks at it. */
  const changedTo = (plan: Partial<FakeLife['planned']>) => {
    life.whenLooked = () => {
      life.planned = { ...asked, ...plan };
    };
  };

  it.each([
    ['another mode', { mode: 'read-only' }, 'mode read-only instead of full'],
    ['some paths', { paths: ['/nothing'] }, 'only /nothing instead of the whole site'],
    ['other hostnames', { hostnames: ['www.example.com'] }, 'not on shop.example.com'],
    ['a shorter time', { endsAt: '2026-11-26T12:05:02Z' }, '5 min instead of 10 min'],
  ])('keeps the command from starting: %s', async (_, plan, told) => {
    changedTo(plan);
    const { exitCode, moves, err } = await life.run(['requested'], exits(0));
    expect({ exitCode, moves }).toEqual({ exitCode: 7, moves: ['cancel'] });
    expect(err.replaceAll('\n', ' ')).toContain(`covers less than was asked for: ${told}.`);
    expect(err).toContain('is cancelled');
  });

  it('is ended if it was changed once the edge enforced it', async () => {
    life.whenEnforced = () => {
      life.planned = { ...life.planned, mode: 'testers-only' };
    };
    const { exitCode, moves } = await life.run(usual, exits(0));
    expect({ exitCode, moves }).toEqual({ exitCode: 7, moves: ['end'] });
  });

  it.each(['keep', 'extend'])('is left to whoever changed it with --on-failure %s, which says so', async (leaving) => {
    changedTo({ mode: 'read-only' });
    const { exitCode, moves, err } = await life.run(['requested', 'requested'], ['--on-failure', leaving, ...exits(0)]);
    expect({ exitCode, moves }).toEqual({ exitCode: 7, moves: [] });
    expect(err.replaceAll('\n', ' ')).toContain('still waits for its approval. Cancel it with: quiesce window cancel');
  });

  it('has less time left than was asked for when the edge is late, and ends', async () => {
    // As of a step of a pipeline that is repeated with its key.
    life.planned = { ...asked, startsAt: '2026-11-26T11:53:00Z', endsAt: '2026-11-26T12:03:00Z' };
    const { exitCode, moves, err } = await life.run(['active'], exits(0));
    expect({ exitCode, moves }).toEqual({ exitCode: 7, moves: ['end'] });
    expect(err).toContain('3 min are left of 10 min');
  });

  it.each([
    ['is extended', { endsAt: '2026-11-26T13:10:02Z' }],
    ['starts later', { startsAt: '2026-11-26T12:00:03Z', endsAt: '2026-11-26T12:10:03Z' }],
    ['covers one more hostname', { hostnames: ['shop.example.com', 'www.example.com'] }],
  ])('is none that %s', async (_, plan) => {
    changedTo(plan);
    const { exitCode, moves } = await life.run(usual, ['--edge-timeout', '1h', ...exits(0)]);
    expect({ exitCode, moves }).toEqual({ exitCode: 0, moves: ['end'] });
  });
});

describe('quiesce window wait --plan-version', () => {
  const wait = (version: number) => {
    const argv = ['window', 'wait', 'shop.01M826H3W54YS1W4XC5SGSCH84', '--plan-version', String(version)];
    return life.command(
      ['requested', 'requested', 'approved'],
      [...argv, '--output', 'json', '--edge-url', life.edgeUrl],
    );
  };

  it('ends with 0 when the plan that was read is enforced', async () => {
    expect((await wait(1)).exitCode).toBe(0);
  });

  it('ends with 7 when the plan is another, or becomes another', async () => {
    expect((await wait(2)).exitCode).toBe(7);
    life.whenLooked = () => {
      life.planned = { ...asked, planVersion: 2 };
    };
    const { exitCode, err } = await wait(1);
    expect(exitCode).toBe(7);
    expect(err.replaceAll('\n', ' ')).toContain('is version 2 now, not 1.');
  });

  it('ends with 7 when the plan becomes another as the edge enforces it', async () => {
    life.whenEnforced = () => {
      life.planned = { ...asked, planVersion: 2 };
    };
    expect((await wait(1)).exitCode).toBe(7);
  });
});

describe('Ctrl-C', () => {
  /** A command that says that it has started, and then takes its time. */
  const waits = (milliseconds: number) => [
    '--',
    process.execPath,
    '-e',
    `require('node:http').get('${life.edgeUrl}/started', (answer) => answer.resume()); setTimeout(() => {}, ${milliseconds})`,
  ];

  /** Presses it once the command has started. */
  async function pressed(terminal: boolean, answers: readonly number[]) {
    life.whenStarted = () => life.interrupt();
    // A terminal tells the command itself to stop, a pipe does not.
    return life.run(usual, waits(terminal ? 400 : 60_000), { terminal, answers });
  }

  it('before the approval asks at a terminal, and cancels', async () => {
    life.whenLooked = () => life.interrupt();
    const { exitCode, moves, asked } = await life.run(['requested'], exits(0), { terminal: true, answers: [true] });
    expect({ exitCode, moves, asked: asked.length }).toEqual({ exitCode: 130, moves: ['cancel'], asked: 1 });
  });

  it('that comes before the command starts keeps it from starting', async () => {
    life.whenEnforced = () => life.interrupt();
    life.whenStarted = () => {
      throw new Error('it started');
    };
    const { exitCode, moves } = await life.run(usual, waits(60_000));
    expect({ exitCode, moves: moves.length }).toEqual({ exitCode: 130, moves: 1 });
  });

  it('in a pipe stops the command and ends the window without a question', async () => {
    const { exitCode, moves, asked } = await pressed(false, []);
    expect({ exitCode, moves, asked }).toEqual({ exitCode: 130, moves: ['end'], asked: [] });
  });

  it.each([
    ['end it', 0, ['end']],
    ['keep it', 1, []],
    ['extend it', 2, ['extend']],
  ] as const)('at a terminal asks what should become of the window: %s', async (_, answer, expected) => {
    const { exitCode, moves, asked } = await pressed(true, [answer]);
    expect({ exitCode, moves, asked }).toEqual({
      exitCode: 130,
      moves: expected,
      asked: [expect.stringContaining('What should become of it?')],
    });
  });
});
