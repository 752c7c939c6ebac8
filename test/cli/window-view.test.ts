import type { Window } from '../../cli/api/answers';
import { main } from '../../cli/main';
import { Printer } from '../../cli/output/printer';
import { showWindow } from '../../cli/views/window-view';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';
import { windowOf } from './window';

const standing: Partial<Window> = {
  status: 'approved',
  timeZone: 'UTC',
  startsAt: '2026-11-26T12:00:00Z',
  endsAt: '2026-11-26T13:00:00Z',
  message: 'Back soon.',
  messages: { de: 'Bald wieder da.', ja: 'まもなく再開します。' },
};

async function shown(more: Partial<Window> = {}): Promise<string> {
  const io = fakeIo();
  await new Printer(io, 'table', false).answer({ body: windowOf({ ...standing, ...more }) }, showWindow(io.now()));
  return io.stdout.text;
}

it('a window is shown with its texts in every language, because they are voted on', async () => {
  expect(await shown()).toMatch(
    /Message +Back soon\.\nMessage \(de\) +Bald wieder da\.\nMessage \(ja\) +まもなく再開します。/,
  );
});

it('a window that was ended early is shown with its real end', async () => {
  const text = await shown({ status: 'completed', completedAt: '2026-11-26T12:10:00Z' });
  expect(text).toMatch(/Ended +2026-11-26 12:10 UTC.*\nPlanned end +2026-11-26 13:00 UTC\n/);
  expect(await shown({ status: 'completed', completedAt: '2026-11-26T13:00:02Z' })).toMatch(
    /Ends +2026-11-26 13:00 UTC/,
  );
});

describe('a window that did not take place', () => {
  it.each(['cancelled', 'rejected', 'expired'] as const)('starts at no time any more: %s', async (status) => {
    const text = await shown({ status });
    expect(text).toMatch(/Planned start +2026-11-26 12:00 UTC\nPlanned end +2026-11-26 13:00 UTC\n/);
    expect(text).not.toMatch(/^(Starts|Ends) /m);
    const onApproval = { notAfter: '2026-11-26T12:00:00Z', durationSeconds: 60, leadSeconds: 0 };
    expect(await shown({ status, onApproval })).toMatch(
      /Planned start +on approval, at the latest 2026-11-26 12:00 UTC\nPlanned length +1 min\n/,
    );
  });
});

describe('the end of a window', () => {
  const windowId = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
  const entry = (action: string) => ({
    action,
    at: '2026-11-26T11:50:00Z',
    actor: { principal: 'p', personId: 'rita' },
    reason: 'Not needed',
  });
  const fake = new FakeAdminApi();
  const keys = useKeys();
  let url: string;
  beforeAll(async () => {
    url = await fake.listen();
  });
  afterAll(() => fake.close());

  async function run(window: Window, audit: readonly [number, unknown], ...argv: readonly string[]) {
    const asked: string[] = [];
    fake.interfere = (key) => {
      if (!key.includes('/v1/audit')) return [200, key.includes('?') ? { items: [window] } : window];
      asked.push(key);
      return audit;
    };
    const io = fakeIo({ env: { ...keys, QUIESCE_API: url } });
    const exitCode = await main(argv, io);
    return { exitCode, out: io.stdout.text, asked };
  }

  it.each([
    ['cancelled', {}, 'cancel', 'Cancelled'],
    ['completed', { completedAt: '2026-11-26T12:10:00Z' }, 'end', 'Ended early'],
  ] as const)('is told with who did it and why: %s', async (status, more, action, name) => {
    const window = windowOf({ ...standing, ...more, status });
    const { out, asked } = await run(window, [200, { items: [entry(action)] }], 'window', 'show', windowId);
    expect(out).toMatch(new RegExp(`${name} +by rita, 2026-11-26 11:50 UTC · 10 min ago: Not needed\\n`));
    expect(asked).toEqual([expect.stringContaining(`action=${action}`)]);
  });

  it('is left out where the caller may not read the chain, and not looked for where nobody ended it', async () => {
    const cancelled = windowOf({ ...standing, status: 'cancelled' });
    const { exitCode, out } = await run(cancelled, [403, { message: 'Forbidden' }], 'window', 'show', windowId);
    expect(exitCode).toBe(0);
    expect(out).not.toMatch(/^Cancelled/m);
    const whole = windowOf({ ...standing, status: 'completed', completedAt: '2026-11-26T13:00:00Z' });
    expect((await run(whole, [500, {}], 'window', 'show', windowId)).asked).toEqual([]);
  });

  it('counts in lists, and so does a cancellation', async () => {
    const window = windowOf({ ...standing, status: 'completed', completedAt: '2026-11-26T12:10:00Z' });
    expect((await run(window, [500, {}], 'window', 'list')).out).toContain('ended early after 10 min');
    const cancelled = windowOf({ ...standing, status: 'cancelled' });
    expect((await run(cancelled, [500, {}], 'window', 'list')).out).toContain('planned: 1 h');
  });
});

describe('an approved window that starts later than it could', () => {
  const onApproval = {
    notAfter: '2026-11-26T14:00:00Z',
    durationSeconds: 600,
    leadSeconds: 0,
    approvedAt: '2026-11-26T12:00:00Z',
  };
  const windowId = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
  const waiting = windowOf({ ...standing, windowId, startsAt: '2026-11-26T12:27:00Z', onApproval });
  const other = { ...waiting, windowId: 'shop.B', status: 'active', endsAt: waiting.startsAt, reason: 'Reindex' };
  const fake = new FakeAdminApi();
  const keys = useKeys();
  let url: string;
  beforeAll(async () => {
    url = await fake.listen();
  });
  afterAll(() => fake.close());

  async function run(others: readonly object[], ...argv: readonly string[]) {
    return ask(200, others, ...argv);
  }

  async function ask(listed: number, others: readonly object[], ...argv: readonly string[]) {
    const asked: string[] = [];
    fake.interfere = (key) => {
      asked.push(key);
      return [
        key.includes('/v1/windows?') ? listed : 200,
        key.includes('/v1/windows?') ? { items: key.includes('active') ? others : [] } : waiting,
      ];
    };
    const io = fakeIo({ env: { ...keys, QUIESCE_API: url } });
    const exitCode = await main(argv, io);
    return { exitCode, out: io.stdout.text, err: io.stderr.text, asked };
  }

  it.each([400, 403, 500])(
    'is shown, and the vote on it counts, where the others cannot be read: %d',
    async (status) => {
      for (const argv of [
        ['show', windowId],
        ['approve', windowId, '--plan-version', '1'],
      ]) {
        const { exitCode, out, err } = await ask(status, [], 'window', ...argv);
        expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
        expect(out).toContain(windowId);
      }
    },
  );

  it.each([[['window', 'show', windowId]], [['window', 'approve', windowId, '--plan-version', '1']]])(
    'names the one that it waits for: %j',
    async (argv) => {
      expect((await run([other], ...argv)).out).toMatch(/Waits for +the end of shop\.B: Reindex\n/);
    },
  );

  it('names none that is on other host names, or ends at another time, and asks for none in JSON', async () => {
    const others = [
      { ...other, hostnames: ['other.example.com'] },
      { ...other, endsAt: '2026-11-26T12:20:00Z' },
    ];
    expect((await run(others, 'window', 'show', windowId)).out).not.toContain('Waits for');
    const { asked } = await run([other], 'window', 'show', windowId, '--output', 'json');
    expect(asked).toHaveLength(1);
  });
});
