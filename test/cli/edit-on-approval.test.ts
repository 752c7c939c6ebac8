import type { Window } from '../../cli/api/answers';
import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';
import { windowOf } from './window';

const keys = useKeys();
const fake = new FakeAdminApi();
const onApproval = { notAfter: '2026-11-26T14:00:00Z', durationSeconds: 60, leadSeconds: 0 };
const times = { startsAt: '2026-11-26T14:00:00Z', endsAt: '2026-11-26T14:01:00Z', timeZone: 'UTC' };
let url: string;
let window: Window;
let sent: string[];
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  sent = [];
  window = windowOf({ ...times, onApproval });
  fake.interfere = (key) => {
    if (!key.startsWith('GET')) sent.push(key);
    return [200, { ...window, effect: { meaning: '' } }];
  };
});

/** The clock shows 12:00 UTC. */
async function edit(...options: readonly string[]) {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url } });
  const exitCode = await main(['window', 'edit', window.windowId, ...options], io);
  return { exitCode, err: io.stderr.text };
}

describe('a window that starts on approval', () => {
  it.each([
    [['--for', '2m'], { durationMinutes: 2 }],
    [['--not-after', '+3h'], { notAfter: '2026-11-26T15:00:00Z' }],
    [['--not-after', '+3h', '--for', '2m'], { notAfter: '2026-11-26T15:00:00Z', durationMinutes: 2 }],
    [['--not-before', '13:00'], { notBefore: '2026-11-26T13:00:00Z' }],
    [['--at', 'on-approval', '--for', '2m'], { startsAt: 'on-approval', durationMinutes: 2 }],
    [['--at', '13:00'], { startsAt: '2026-11-26T13:00:00Z', endsAt: '2026-11-26T13:01:00Z' }],
  ])('is changed in what is typed, and keeps the rest: %j', async (options, body) => {
    expect(await edit(...options)).toMatchObject({ exitCode: 0 });
    expect(fake.lastBody).toEqual(body);
  });

  it('is shown as it becomes before it is changed', async () => {
    expect((await edit('--for', '2m')).err).toMatch(
      /Starts +as soon as it is approved\nNot after +2026-11-26 14:00 UTC · in 2 h\nLasts +2 min/,
    );
  });

  it('has no end to name', async () => {
    expect(await edit('--until', '15:00')).toEqual({
      exitCode: 2,
      err: expect.stringContaining('has no end yet: say --for'),
    });
    expect(sent).toEqual([]);
  });

  it('has a start and an end once it is approved', async () => {
    window = windowOf({ ...times, onApproval: { ...onApproval, approvedAt: '2026-11-26T11:00:00Z' } });
    expect(await edit('--for', '2m')).toMatchObject({ exitCode: 0 });
    expect(fake.lastBody).toEqual({ endsAt: '2026-11-26T14:02:00Z' });
    expect(await edit('--not-after', '+3h')).toMatchObject({ exitCode: 2 });
  });
});

it('a window with a start keeps its length when it is to start on approval', async () => {
  window = windowOf(times);
  expect(await edit('--at', 'on-approval', '--not-after', '+3h')).toMatchObject({ exitCode: 0 });
  expect(fake.lastBody).toEqual({ startsAt: 'on-approval', notAfter: '2026-11-26T15:00:00Z' });
});
