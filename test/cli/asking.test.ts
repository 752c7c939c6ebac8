import type { Window } from '../../cli/api/answers';
import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo, type Scene } from './fake-io';
import { windowOf } from './window';

const keys = useKeys();
const fake = new FakeAdminApi();
let url: string;
let sent: string[];
let window: Window;
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  sent = [];
  window = windowOf({ planVersion: 3 });
  fake.interfere = (key) => {
    if (!key.startsWith('GET')) sent.push(key);
    const policy = { emergency: { maximumDurationSeconds: 3600 } };
    if (key === 'GET /v1/sites/shop') return [200, { timeZone: 'Europe/Berlin', bypass: { header: true }, policy }];
    const there = [{ personId: 'cara' }, { machineId: 'pipeline' }];
    return [200, { ...window, proposalId: id, kind: 'policy', secret: 's', effect: { meaning: '' }, items: there }];
  };
});

async function run(argv: readonly string[], scene: Scene = {}) {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url, NO_COLOR: '1' }, ...scene });
  return { exitCode: await main(argv, io), out: io.stdout.text, err: io.stderr.text, asked: io.asked };
}

const id = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
const destructive = [
  ['window', 'cancel', id],
  ['window', 'end', id],
  ['window', 'edit', id, '--for', '2h', '--replace'],
  ['emergency', 'shop', '--mode', 'full', '--for', '30m', '--reason', 'x'],
  ['proposal', 'cancel', id],
  ['template', 'revoke', id],
  ['approver', 'remove', 'cara'],
  ['machine', 'remove', 'pipeline'],
  ['bypass', 'header', 'shop'],
  ['bypass', 'revoke', 'shop', '--links'],
];

describe('what cannot be taken back', () => {
  it.each(destructive)('is asked about on a terminal: %s %s', async (...argv) => {
    // Only what has begun can be ended.
    if (argv[1] === 'end') window = windowOf({ status: 'active' });
    const no = await run(argv, { terminal: true, answers: [false] });
    expect({ exitCode: no.exitCode, asked: no.asked.length, sent }).toEqual({ exitCode: 130, asked: 1, sent: [] });
    expect((await run(argv, { terminal: true, answers: [true] })).exitCode).toBe(0);
    expect(sent).toHaveLength(1);
  });

  it.each(destructive)('is refused in a pipe without --yes: %s %s', async (...argv) => {
    const { exitCode, err, out } = await run(argv);
    expect({ exitCode, out, sent }).toEqual({ exitCode: 2, out: '', sent: [] });
    expect(err).toContain('Add --yes');
    expect((await run([...argv, '--yes'])).exitCode).toBe(0);
    expect(sent).toHaveLength(1);
  });
});

describe('a vote', () => {
  it('in a pipe names the plan that was read', async () => {
    const { exitCode, err } = await run(['window', 'approve', id, '--yes']);
    expect({ exitCode, sent }).toEqual({ exitCode: 2, sent: [] });
    expect(err).toContain('--plan-version or --digest');
    expect((await run(['window', 'approve', id, '--plan-version', '3'])).exitCode).toBe(0);
    expect(sent).toEqual([`POST /v1/windows/${id}/approve`]);
  });

  it('on a terminal is for the plan that was shown', async () => {
    const { exitCode, err, asked } = await run(['window', 'approve', id], { terminal: true, answers: [true] });
    expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: ['Approve version 3 of this window?'] });
    expect(err).toContain('Database upgrade');
  });

  it('is for the amendment while one is open', async () => {
    const amendment = { ...windowOf({ planVersion: 4 }), digest: 'd4' };
    fake.interfere = () => [200, windowOf({ amendment })];
    const { asked } = await run(['window', 'reject', id], { terminal: true, answers: [false] });
    expect(asked).toEqual(['Reject version 4 of this window?']);
  });
});

describe('a time that the clocks show twice', () => {
  const request = ['window', 'request', '--site', 'shop', '--mode', 'full', '--for', '1h', '--reason', 'x', '--at'];

  it('is asked about on a terminal', async () => {
    const { exitCode, asked, err } = await run([...request, '2027-10-31 02:30'], {
      terminal: true,
      answers: [1, true],
    });
    expect(exitCode).toBe(0);
    expect(asked[0]).toBe(
      '--at 2027-10-31 02:30: clocks in Europe/Berlin show this time twice. Which one do you mean?',
    );
    expect(err).toContain('2027-10-31 01:30 UTC · Sun 31 Oct 02:30 Europe/Berlin');
  });

  it('is refused with both candidates in a pipe, and nothing is sent', async () => {
    const { exitCode, err } = await run([...request, '2027-10-31 02:30', '--yes']);
    expect({ exitCode, sent }).toEqual({ exitCode: 2, sent: [] });
    expect(err).toContain('Use 2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00 instead.');
  });

  it('is shown in UTC, in the zone of the site and as a distance before anything is sent', async () => {
    const { err, asked } = await run([...request, '16:12'], { terminal: true, answers: [false] });
    expect(err).toContain('Starts  2026-11-26 15:12 UTC · Thu 26 Nov 16:12 Europe/Berlin · in 3 h 12 min\n');
    expect(asked).toEqual(['Request full for shop?']);
    expect(sent).toEqual([]);
  });
});

describe('a start on approval', () => {
  const request = ['window', 'request', '--site', 'shop', '--mode', 'full', '--reason', 'x', '--at', 'on-approval'];

  it('is shown with its limits', async () => {
    const { exitCode, err } = await run([...request, '--not-after', '05:00', '--for', '30m']);
    expect(exitCode).toBe(0);
    expect(err).toContain('Starts     as soon as it is approved\n');
    expect(err).toContain('Not after  2026-11-27 04:00 UTC · Fri 27 Nov 05:00 Europe/Berlin · in 16 h\n');
    expect(sent).toEqual(['POST /v1/windows']);
  });

  it.each([
    ['no latest start', ['--for', '30m']],
    ['no length', ['--not-after', '05:00']],
    ['an end', ['--not-after', '05:00', '--until', '06:00']],
    ['seconds', ['--not-after', '05:00', '--for', '90s']],
  ])('is refused with %s', async (_what, more) => {
    expect(await run([...request, ...more])).toMatchObject({ exitCode: 2, out: '' });
    expect(sent).toEqual([]);
  });

  it('has limits of its own, which other starts have not', async () => {
    const other = [
      'window',
      'request',
      '--site',
      'shop',
      '--mode',
      'full',
      '--reason',
      'x',
      '--at',
      '+1h',
      '--for',
      '30m',
    ];
    expect(await run([...other, '--not-after', '05:00'])).toMatchObject({ exitCode: 2 });
  });
});

describe('a secret', () => {
  it('is printed alone, so that a script can keep it', async () => {
    const { out, err } = await run(['bypass', 'header', 'shop', '--yes']);
    expect(out).toBe('s\n');
    expect(err).not.toMatch(/\bs\b\n/);
  });
});
