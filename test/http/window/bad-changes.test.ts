import type { RouteKey } from '../../../lambdas/http/routes';
import { Service } from '../fixtures';

let service: Service;
let windowId: string;
beforeAll(async () => {
  service = await Service.start();
  windowId = String((await service.request()).json.windowId);
});

describe('a change that cannot be read', () => {
  const change = async (route: RouteKey, body: unknown) => {
    const before = await service.dump();
    const answer = await service.api(route, { path: { windowId }, body });
    expect(await service.dump()).toEqual(before);
    return answer;
  };
  const edit = 'PATCH /v1/windows/{windowId}';
  const extend = 'POST /v1/windows/{windowId}/extend';
  const comments = 'POST /v1/windows/{windowId}/comments';

  it.each<[string, RouteKey, unknown, RegExp]>([
    ['an edit of nothing', edit, {}, /must name something to change/],
    ['an edit without a body', edit, undefined, /the body is required/],
    ['an edit of another site', edit, { siteId: 'blog' }, /siteId is not a known field/],
    ['an edit to an unknown mode', edit, { mode: 'half' }, /mode must be one of/],
    ['an edit of the reason to nothing', edit, { reason: null }, /reason must be of type string/],
    ['an edit with a control character', edit, { reason: 'a\u0007b' }, /reason must not contain control characters/],
    ['an edit with an overlong ticket', edit, { ticket: 'x'.repeat(101) }, /ticket must have at most 100 characters/],
    ['an edit with an odd path', edit, { paths: ['/a/../b'] }, /paths.0 must not contain/],
    ['an extension without an end', extend, {}, /must have either endsAt or durationMinutes/],
    ['an extension by minutes', extend, { minutes: 5 }, /minutes is not a known field/],
    ['an extension to a number', extend, { endsAt: 1_795_348_800 }, /endsAt must be of type string/],
    ['an empty comment', comments, { text: ' ' }, /text must have at least 1 character/],
    ['an overlong comment', comments, { text: 'x'.repeat(501) }, /text must have at most 500 characters/],
    ['a comment with a control character', comments, { text: 'a\u001b[31mb' }, /text must not contain control/],
    ['a comment in another name', comments, { text: 'x', personId: 'ana' }, /personId is not a known field/],
    [
      'a ratification with a code',
      'POST /v1/windows/{windowId}/ratify',
      { code: '123456' },
      /code is not a known field/,
    ],
    ['a withdrawal of somebody', 'POST /v1/windows/{windowId}/withdraw', { approverId: 'ana' }, /is not a known field/],
  ])('%s is refused and changes nothing', async (_name, route, body, detail) => {
    const answer = await change(route, body);
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
    expect(answer.json.detail).toMatch(detail);
  });
});
