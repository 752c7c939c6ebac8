import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

describe('the times of a request', () => {
  it.each([
    ['2026-11-22t13:00:00z', '2026-11-22t14:00:00z'],
    ['2026-11-22T14:00:00+0100', '2026-11-22T15:00:00+0100'],
    ['2026-11-22T08:00:00-0500', '2026-11-22T09:00-05:00'],
  ])('may be in lower case and without the colon in the offset: %s', async (startsAt, endsAt) => {
    const { status, json } = await service.request({ startsAt, endsAt });
    expect([status, json.startsAt, json.endsAt]).toEqual([201, '2026-11-22T13:00:00Z', '2026-11-22T14:00:00Z']);
  });

  it.each(['2026-11-22T13:00:00+2500', '2026-11-22T13:00:00+01', '2026-11-22T13:00:00+1:00'])(
    'are refused with an offset that is none: %s',
    async (startsAt) => expect((await service.request({ startsAt })).status).toBe(400),
  );
});

describe('a text of several lines', () => {
  it('keeps one character per line break, whichever the client sends', async () => {
    const { json } = await service.request({ message: 'One\r\ntwo\rthree\nfour\r\n' });
    expect(json.message).toBe('One\ntwo\nthree\nfour');
  });
});

describe('a duration in place of an end', () => {
  const ending = async (change: Record<string, unknown>) => {
    const { endsAt: _, ...plan } = service.plan();
    return service.api('POST /v1/windows', { body: { ...plan, ...change } });
  };

  it('counts from the start, also from a local one across a clock change', async () => {
    const { json } = await ending({ durationMinutes: 90 });
    expect(json.endsAt).toBe('2026-11-22T14:30:00Z');
    const zone = { timeZone: 'Europe/Berlin', startsAt: '2027-03-28T01:30', durationMinutes: 60 };
    expect((await ending(zone)).json).toMatchObject({
      startsAt: '2027-03-28T00:30:00Z',
      endsAt: '2027-03-28T01:30:00Z',
    });
  });

  it('is refused together with an end, and so is a window without either', async () => {
    const one = /must have either endsAt or durationMinutes/;
    expect((await ending({ durationMinutes: 60, endsAt: '2026-11-22T14:00:00Z' })).json.detail).toMatch(one);
    expect((await ending({})).json.detail).toMatch(one);
    for (const durationMinutes of [0, 1.5, '60', 50_000]) {
      expect((await ending({ durationMinutes })).status).toBe(400);
    }
  });

  it('follows the rules of the site for the end that it means', async () => {
    expect((await ending({ durationMinutes: 44_640 })).json.code).toBe('too-long');
  });

  it('can be edited: another duration from the same start, another start with the same end', async () => {
    const path = { windowId: String((await service.request()).json.windowId) };
    const edit = (body: object) => service.api('PATCH /v1/windows/{windowId}', { path, body });
    expect((await edit({ durationMinutes: 30 })).json.endsAt).toBe('2026-11-22T13:30:00Z');
    expect((await edit({ startsAt: '2026-11-22T13:10:00Z' })).json.endsAt).toBe('2026-11-22T13:30:00Z');
    const both = { durationMinutes: 30, endsAt: '2026-11-22T14:00:00Z' };
    expect((await edit(both)).json.detail).toMatch(/must not have both/);
  });
});
