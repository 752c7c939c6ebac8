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
