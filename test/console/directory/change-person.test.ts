import { createApi } from '../../../console/api/client';
import { changePerson } from '../../../console/parts/directory/change-person';
import { personOf } from './people';

const ana = personOf('ana');

/** A directory at version 7 that has `now` in it. */
function directoryWith(now: object[]) {
  const sent: string[] = [];
  const api = createApi({
    baseUrl: 'https://console.example.com/api',
    token: async () => 'token',
    newKey: () => 'key',
    fetch: async ({ method, headers }) => {
      if (method === 'GET') return Response.json({ items: now }, { headers: { etag: '"7"' } });
      const version = headers.get('if-match') ?? '';
      sent.push(version);
      if (version === '"7"') return Response.json({ ...ana, name: 'Ana Maria' });
      return Response.json({ status: 412, code: 'stale-version', detail: 'Stale.' }, { status: 412 });
    },
  });
  return { sent, change: () => changePerson(api, { before: ana, etag: '"6"', changes: { name: 'Ana Maria' } }) };
}

describe('a change of a person', () => {
  it('goes on when only other people have been changed meanwhile', async () => {
    const { change, sent } = directoryWith([ana, personOf('ben')]);
    expect(await change()).toMatchObject({ name: 'Ana Maria' });
    expect(sent).toEqual(['"6"', '"7"']);
  });

  it.each([
    ['this person', [{ ...ana, email: 'other@example.com' }]],
    ['the directory without this person', []],
  ])('is refused when somebody has changed %s', async (_, now) => {
    const { change, sent } = directoryWith(now);
    await expect(change()).rejects.toMatchObject({ code: 'stale-version' });
    expect(sent).toEqual(['"6"']);
  });
});
