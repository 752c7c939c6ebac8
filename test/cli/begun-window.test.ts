import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';
import { windowOf } from './window';

const keys = useKeys();
const fake = new FakeAdminApi();
let url: string;
let sent: string[];
let windows: readonly object[];
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  sent = [];
  fake.interfere = (key) => {
    if (!key.startsWith('GET')) sent.push(key);
    if (key === 'GET /v1/sites/shop/status') return [200, { siteId: 'shop', at: '2026-11-26T12:00:00Z', windows }];
    if (key.startsWith('GET /v1/sites')) return [404, { code: 'unknown-site', detail: 'No site has this id.' }];
    return [200, { ...begunWindow, effect: { meaning: '' } }];
  };
});

const begunWindow = windowOf({ status: 'active', startsAt: '2026-11-26T11:00:00Z', endsAt: '2026-11-26T13:00:00Z' });

/** A window of the site, as its status has it. */
const seen = (name: string, startsAt: string, endsAt: string, mode = 'full') => ({
  windowId: `shop.${name}`,
  startsAt: `2026-11-26T${startsAt}:00Z`,
  endsAt: `2026-11-26T${endsAt}:00Z`,
  mode,
});
const ahead = seen('AHEAD', '12:01', '13:00');
/** Intervals are half-open: it ends at this instant, and the next begins. */
const over = seen('OVER', '11:00', '12:00');
const now = seen('NOW', '12:00', '12:30');

async function run(...argv: readonly string[]) {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url, NO_COLOR: '1' } });
  const exitCode = await main(argv, io);
  return { exitCode, err: io.stderr.text };
}

describe.each([
  ['end', ['--yes']],
  ['extend', ['--by', '10m']],
] as const)('window %s of a site', (move, options) => {
  it('is one of the window that has begun, and of no other', async () => {
    windows = [over, now, ahead];
    expect(await run('window', move, 'shop', ...options)).toMatchObject({ exitCode: 0 });
    expect(sent).toEqual([`POST /v1/windows/shop.NOW/${move}`]);
  });

  it('is refused where none has begun', async () => {
    windows = [over, ahead];
    const err = 'quiesce: No window of shop has begun.\nSee its windows with: quiesce window list --site shop\n';
    expect(await run('window', move, 'shop', ...options)).toEqual({ exitCode: 3, err });
    expect(sent).toEqual([]);
  });

  it('is refused where several have begun, and names them', async () => {
    windows = [now, seen('OTHER', '11:00', '12:10', 'read-only')];
    const { exitCode, err } = await run('window', move, 'shop', ...options);
    expect({ exitCode, sent }).toEqual({ exitCode: 2, sent: [] });
    expect(err).toBe(
      `quiesce: 2 windows of shop have begun. Say which.\nThe one in mode full: quiesce window ${move} shop.NOW\nThe one in mode read-only: quiesce window ${move} shop.OTHER\n`,
    );
  });

  it('is refused where there is no such site', async () => {
    const { exitCode, err } = await run('window', move, 'shopp', ...options);
    expect({ exitCode, sent }).toEqual({ exitCode: 3, sent: [] });
    expect(err).toContain('[unknown-site]');
  });
});

it('asks for no site where a window is named', async () => {
  windows = [];
  expect(await run('window', 'end', begunWindow.windowId, '--yes')).toMatchObject({ exitCode: 0 });
  expect(sent).toEqual([`POST /v1/windows/${begunWindow.windowId}/end`]);
});
