import { createApi } from '../../../console/api/client';
import { sendChange } from '../../../console/pages/machines/send-change';

const pipeline = { machineId: 'pipeline', ownerId: 'ana', principals: ['arn:one'] };

/** A directory at version 7 that has `now` in it. */
function directoryWith(now: object[]) {
  const sent: (string | null)[] = [];
  const api = createApi({
    baseUrl: 'https://console.example.com/api',
    token: async () => 'token',
    newKey: () => 'key',
    fetch: async ({ method, headers }) => {
      if (method === 'GET') return Response.json({ items: now }, { headers: { etag: '"7"' } });
      const version = headers.get('if-match');
      sent.push(version);
      if (version === '"7"') return Response.json({ ...pipeline, ownerId: 'ben' });
      return Response.json({ status: 412, code: 'stale-version', detail: 'Stale.' }, { status: 412 });
    },
  });
  return { sent, change: () => sendChange(api, { before: pipeline, etag: '"6"', changes: { ownerId: 'ben' } }) };
}

describe('a change of a machine', () => {
  it('names the version that was shown, and goes on when only others have been changed meanwhile', async () => {
    const { change, sent } = directoryWith([{ ...pipeline, machineId: 'other' }, pipeline]);
    expect(await change()).toMatchObject({ ownerId: 'ben' });
    expect(sent).toEqual(['"6"', '"7"']);
  });

  it.each([
    ['its principals', [{ ...pipeline, principals: ['arn:two'] }]],
    ['its owner', [{ ...pipeline, ownerId: 'cara' }]],
    ['the directory without it', []],
  ])('is refused when somebody has changed %s', async (_, now) => {
    const { change, sent } = directoryWith(now);
    await expect(change()).rejects.toMatchObject({ code: 'stale-version' });
    expect(sent).toEqual(['"6"']);
  });
});
