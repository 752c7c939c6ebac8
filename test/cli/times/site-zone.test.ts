import { main } from '../../../cli/main';
import { FakeAdminApi } from '../../bin/admin-api/fake-admin-api';
import { useKeys } from '../aws-keys';
import { fakeIo } from '../fake-io';
import { windowOf } from '../window';

const keys = useKeys();
const fake = new FakeAdminApi();
const standing = {
  startsAt: '2026-11-28T07:00:00Z',
  endsAt: '2026-11-28T08:00:00Z',
  timeZone: 'America/New_York',
};
let url: string;
beforeAll(async () => {
  url = await fake.listen();
  fake.interfere = (key) =>
    key.startsWith('GET /v1/sites/')
      ? [200, { siteId: 'shop', timeZone: 'Europe/Paris', policy: {} }]
      : [200, { ...windowOf(standing), effect: { meaning: '' } }];
});
afterAll(() => fake.close());

/** What is shown before something is sent. The clock shows 12:00 UTC. */
async function told(...argv: readonly string[]): Promise<{ readonly exitCode: number; readonly err: string }> {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url }, columns: 1000 });
  return { exitCode: await main(argv, io), err: io.stderr.text };
}

const request = ['window', 'request', '--site', 'shop', '--mode', 'full', '--reason', 'x', '--for', '1h'];
const edit = ['window', 'edit', windowOf(standing).windowId];
const start = '2026-11-28 07:00 UTC · Sat 28 Nov 02:00 America/New_York · Sat 28 Nov 08:00 Europe/Paris · in 1 d 19 h';

describe('a time that was typed in another zone is shown in that of the site, too', () => {
  it.each([
    ['named in the time', [...request, '--at', '2026-11-28 02:00 America/New_York'], `Starts  ${start}`],
    ['by --zone', [...request, '--at', '2026-11-28 02:00', '--zone', 'America/New_York'], `Starts  ${start}`],
    [
      'of a latest start',
      [...request, '--at', 'on-approval', '--not-after', '2026-11-28 02:00', '--zone', 'America/New_York'],
      `Not after  ${start}`,
    ],
    ['that the window has', [...edit, '--at', '2026-11-28 02:00'], `Starts  ${start}`],
  ])('%s', async (_, argv, line) => {
    const { exitCode, err } = await told(...argv);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: expect.stringContaining(line) });
  });

  it('and once where both are one', async () => {
    const { err } = await told(...request, '--at', '2026-11-28 08:00');
    expect(err).toContain('Starts  2026-11-28 07:00 UTC · Sat 28 Nov 08:00 Europe/Paris · in 1 d 19 h\n');
  });
});
