import type { Window } from '../../cli/api/answers';
import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';
import { windowOf } from './window';

const keys = useKeys();
const fake = new FakeAdminApi();
const id = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
let url: string;
let sent: string[];
let window: Window;
/** Other answers than a window. */
let there: Record<string, object>;
const siteOf = (more: object = {}) => ({
  timeZone: 'UTC',
  policy: { selfApproval: false, emergency: { maximumDurationSeconds: 3600 }, ...more },
});
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  sent = [];
  window = windowOf();
  there = {};
  fake.interfere = (key) => {
    if (!key.startsWith('GET')) sent.push(key);
    const standing = there[key] ?? (key === 'GET /v1/sites/shop' ? siteOf() : undefined);
    return standing === undefined
      ? [200, { ...window, effect: { meaning: '' } }]
      : ['code' in standing ? 404 : 200, standing];
  };
});

/** At a terminal, whose clock shows 12:00 UTC; whoever sits there answers every question with yes. */
async function run(...argv: readonly string[]) {
  const answers = [true];
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url, NO_COLOR: '1' }, terminal: true, columns: 160, answers });
  return { exitCode: await main(argv, io), err: io.stderr.text, asked: io.asked };
}

/** Nobody was asked or shown anything, and nothing was sent. */
const refusedWith = (err: string, exitCode = 1) => ({ exitCode, err, asked: [] });
const passed =
  'quiesce: The start has passed; choose a later one. [starts-in-past]\nChoose another time: --at, --until or --for.\n';
const reversed =
  'quiesce: The window must end after it starts. [ends-before-start]\nChoose another time: --at, --until or --for.\n';

describe('times that the API would refuse', () => {
  const request = ['window', 'request', '--site', 'shop', '--mode', 'full', '--reason', 'x'];
  const template = ['template', 'propose', 'shop', '--name', 'T', '--mode', 'full', '--longest', '1h', '--uses', '1'];

  it.each([
    ['a start that has passed', [...request, '--at', '-10m', '--for', '1h'], passed],
    ['a start that is now', [...request, '--at', 'now', '--for', '1h'], passed],
    [
      'a latest start that has passed',
      [...request, '--at', 'on-approval', '--not-after', '-1m', '--for', '1h'],
      passed,
    ],
    ['an end before the start', [...request, '--at', '+2h', '--until', '+1h'], reversed],
    ['a new start that has passed', ['window', 'edit', id, '--at', '-10m'], passed],
    ['a new end before the start', ['window', 'edit', id, '--until', '2026-11-27 00:30 UTC'], reversed],
  ])('are refused before they are shown as a plan: %s', async (_what, argv, err) => {
    expect(await run(...argv)).toEqual(refusedWith(err));
    expect(sent).toEqual([]);
  });

  it('are those of a template, too', async () => {
    const refused = await run(...template, '--expires', '-1d', '--reason', 'x');
    expect(refused).toMatchObject({ exitCode: 2, asked: [] });
    expect(refused.err).toMatch(/^quiesce: --expires -1d: this has passed; a template must expire in the future\.\n/);
  });

  it('are not those of a window that has begun, whose start stays', async () => {
    window = windowOf({ status: 'active', startsAt: '2026-11-26T11:00:00Z', endsAt: '2026-11-26T13:00:00Z' });
    expect(await run('window', 'edit', id, '--for', '3h')).toMatchObject({ exitCode: 0 });
    expect(sent).toEqual([`PATCH /v1/windows/${id}`]);
  });
});

describe('a vote on what is decided', () => {
  it.each(['approve', 'reject', 'withdraw'])('is refused before anybody is asked: %s', async (vote) => {
    window = windowOf({ status: 'approved' });
    const err = `quiesce: This window is approved: nothing of it is open for votes. [illegal-move]\nSee it with: quiesce window show ${id}\n`;
    expect(await run('window', vote, id)).toEqual(refusedWith(err));
    expect(sent).toEqual([]);
  });

  it('is refused for a proposal in the same way', async () => {
    window = windowOf({ status: 'rejected' });
    expect((await run('proposal', 'approve', id)).err).toMatch(/^quiesce: This proposal is rejected: nothing/);
  });

  const emergency = { status: 'lapsed', ratifyBy: '2026-11-26T13:00:00Z' } as const;
  const ratified = { ...emergency, status: 'ratified', ratifiedBy: 'ben' } as const;
  const amendment = { ...windowOf({ planVersion: 2 }), digest: 'd2' };

  it.each([
    ['an open amendment', 'approve', { status: 'active', amendment }],
    ['an emergency', 'reject', { status: 'active', emergency: { ...emergency, status: 'pending' } }],
    ['an emergency that nobody ratified in time', 'ratify', { status: 'completed', emergency }],
  ] as const)('is none while something is asked: %s', async (_what, vote, more) => {
    window = windowOf(more);
    const argv = vote === 'ratify' ? [vote, id] : ['window', vote, id];
    expect(await run(...argv)).toMatchObject({ exitCode: 0, asked: [expect.any(String)] });
  });

  it('is one where an emergency is ratified', async () => {
    window = windowOf({ status: 'active', emergency: ratified });
    expect(await run('ratify', id)).toMatchObject({ exitCode: 1, asked: [] });
  });
});

describe('a window that is over', () => {
  it.each(
    ['cancel', 'end'].flatMap((move) =>
      (['rejected', 'expired', 'cancelled', 'completed'] as const).map((status) => [move, status] as const),
    ),
  )('is not asked about before it is refused: %s, %s', async (move, status) => {
    window = windowOf({ status });
    const err = `quiesce: This window is ${status}, so there is nothing to ${move}. [illegal-move]\nSee it with: quiesce window show ${id}\n`;
    expect(await run('window', move, id)).toEqual(refusedWith(err));
    expect(sent).toEqual([]);
  });

  it.each(['requested', 'approved', 'active'] as const)('is none while it is %s', async (status) => {
    window = windowOf({ status });
    const move = status === 'active' ? 'end' : 'cancel';
    expect(await run('window', move, id)).toMatchObject({ exitCode: 0, asked: [expect.any(String)] });
    expect(sent).toEqual([`POST /v1/windows/${id}/${move}`]);
  });
});

describe('a move that the state of a window does not allow', () => {
  const ahead = { startsAt: '2026-11-26T14:00:00Z', endsAt: '2026-11-26T15:00:00Z' };
  const begun = { startsAt: '2026-11-26T11:00:00Z', endsAt: '2026-11-26T15:00:00Z' };

  it.each([
    ['extend', ['--by', '10m'], { status: 'requested' }, 'Change its end with: quiesce window edit'],
    ['extend', ['--by', '10m'], { status: 'approved', ...ahead }, 'Change its end with: quiesce window edit'],
    ['extend', ['--by', '10m'], { status: 'expired' }, 'See it with: quiesce window show'],
    ['end', [], { status: 'requested' }, 'Cancel it with: quiesce window cancel'],
    ['end', [], { status: 'approved', ...ahead }, 'Cancel it with: quiesce window cancel'],
    ['cancel', [], { status: 'active', ...begun }, 'End it with: quiesce window end'],
    ['edit', ['--reason', 'y'], { status: 'completed' }, 'See it with: quiesce window show'],
    ['edit', ['--for', '2h', '--replace'], { status: 'active', ...begun }, 'End it with: quiesce window end'],
    [
      'extend',
      ['--by', '10m'],
      { status: 'active', ...begun, emergency: { status: 'pending', ratifyBy: '2026-11-27T11:00:00Z' } },
      'Ratify it with: quiesce ratify',
    ],
  ] as const)('is not asked about before it is refused: %s %j of %j', async (move, options, state, advice) => {
    window = windowOf(state);
    const { exitCode, err, asked } = await run('window', move, id, ...options);
    expect({ exitCode, asked, sent }).toEqual({ exitCode: 1, asked: [], sent: [] });
    expect(err).toMatch(/^quiesce: (This|An emergency) window .*\. \[illegal-move\]\n/);
    expect(err).toContain(`${advice} ${id}`);
  });

  it.each(['end', 'extend'])('is left to the clock of the API around the start: %s', async (move) => {
    window = windowOf({ status: 'approved', ...ahead, startsAt: '2026-11-26T12:00:30Z' });
    const options = move === 'extend' ? ['--by', '10m'] : [];
    expect(await run('window', move, id, ...options)).toMatchObject({ exitCode: 0, asked: [expect.any(String)] });
  });
});

describe('a vote of somebody who cannot vote', () => {
  const me = (personId: string, approver: boolean) => ({ principal: 'p', person: { personId, approver } });

  it.each([
    ['is no approver', me('carl', false), {}, '[not-an-approver]'],
    ['requested it', me('rita', true), {}, '[self-approval]'],
  ])('is refused before anybody reads the plan: who %s', async (_what, who, policy, code) => {
    there = { 'GET /v1/me': who, 'GET /v1/sites/shop': siteOf(policy) };
    const { exitCode, err, asked } = await run('window', 'approve', id);
    expect({ exitCode, asked, sent }).toEqual({ exitCode: 4, asked: [], sent: [] });
    expect(err).toContain(code);
    expect(err).toContain('See who can with: quiesce approver list');
  });

  it.each([
    ['somebody else', me('ana', true), {}],
    ['the requester, where the policy allows it', me('rita', true), { selfApproval: true }],
  ])('is none: of %s', async (_what, who, policy) => {
    there = { 'GET /v1/me': who, 'GET /v1/sites/shop': siteOf(policy) };
    expect(await run('window', 'approve', id)).toMatchObject({ exitCode: 0, asked: [expect.any(String)] });
  });
});

describe('what is certain to be refused', () => {
  const emergency = ['emergency', 'shop', '--mode', 'full', '--for', '30m', '--reason', 'x'];
  const request = ['window', 'request', '--site', 'shop', '--at', '+1h', '--for', '1h', '--reason', 'x'];
  const missing = (code: string) => ({ code, detail: 'There is none.' });
  const breakGlass = { allowed: true, suspended: true, unratified: [{ windowId: 'shop.1', ratifyBy: '' }] };
  const template = { template: { mode: 'full', uses: 2 }, kind: 'template', proposalId: 'shop.t' };

  it.each<[string, readonly string[], object, string]>([
    ['an emergency nowhere', emergency, { 'GET /v1/sites/shop': missing('unknown-site') }, 'unknown-site'],
    [
      'an emergency where there are none',
      emergency,
      { 'GET /v1/sites/shop': siteOf({ emergency: { maximumDurationSeconds: 0 } }) },
      'break-glass-off',
    ],
    [
      'a long emergency',
      emergency,
      { 'GET /v1/sites/shop': siteOf({ emergency: { maximumDurationSeconds: 600 } }) },
      'too-long',
    ],
    [
      'an emergency while they are suspended',
      emergency,
      { 'GET /v1/sites/shop/status': { breakGlass } },
      'break-glass-suspended',
    ],
    [
      'a window of no site',
      [...request, '--mode', 'full', '--zone', 'UTC'],
      { 'GET /v1/sites/shop': missing('unknown-site') },
      'unknown-site',
    ],
    [
      'a window by a template that is not in force',
      [...request, '--template', 'shop.t'],
      { 'GET /v1/proposals/shop.t': { ...template, status: 'requested' } },
      'template-mismatch',
    ],
    [
      'a window by a template that is used up',
      [...request, '--template', 'shop.t'],
      { 'GET /v1/proposals/shop.t': { ...template, status: 'approved', used: 2 } },
      'template-spent',
    ],
    [
      'revoking a template twice',
      ['template', 'revoke', 'shop.t'],
      { 'GET /v1/proposals/shop.t': { ...template, status: 'cancelled', revokedAt: '2026-11-26T11:00:00Z' } },
      'illegal-move',
    ],
    [
      'cancelling what is decided',
      ['proposal', 'cancel', 'shop.p'],
      { 'GET /v1/proposals/shop.p': { kind: 'policy', proposalId: 'shop.p', status: 'approved' } },
      'illegal-move',
    ],
    ['removing nobody', ['approver', 'remove', 'cara'], { 'GET /v1/people': { items: [] } }, 'unknown-approver'],
    [
      'removing nothing',
      ['machine', 'remove', 'm'],
      { 'GET /v1/machines?limit=100': { items: [] } },
      'unknown-machine',
    ],
    [
      'revoking on no site',
      ['bypass', 'revoke', 'shop', '--links'],
      { 'GET /v1/sites/shop': missing('unknown-site') },
      'unknown-site',
    ],
  ])('is not asked about: %s', async (_what, argv, answers, code) => {
    there = { ...answers };
    const { exitCode, err, asked } = await run(...argv);
    expect({ asked, sent, refused: exitCode > 0 }).toEqual({ asked: [], sent: [], refused: true });
    expect(err).toContain(`[${code}]`);
  });
});

describe('texts in several languages', () => {
  it.each([
    ['an emergency', ['emergency', 'shop', '--mode', 'full', '--for', '30m', '--reason', 'x']],
    [
      'a window',
      ['window', 'request', '--site', 'shop', '--mode', 'full', '--at', '+1h', '--for', '1h', '--reason', 'x'],
    ],
  ])('go along with %s', async (_what, argv) => {
    expect(await run(...argv, '--message-in', 'de=Gleich zurück')).toMatchObject({ exitCode: 0 });
    expect(fake.lastBody).toMatchObject({ messages: { de: 'Gleich zurück' } });
  });
});
