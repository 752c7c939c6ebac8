import type { Commit } from '../../../lambdas/store/port';
import { MemoryStore } from '../../store/memory-store';
import { type Answer, at, hour, Service } from '../fixtures';

/** DynamoDB gives the members of a map back in any order: here, the other way round. */
class TurnedStore extends MemoryStore {
  override commit({ put, audit, ...rest }: Commit) {
    return super.commit({ ...rest, put: turned(put), ...(audit && { audit: turned(audit) }) });
  }
}

function turned<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).reverse())
      : member,
  );
}

/** The names of all members, in the order in which the text has them. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/"([^"\\]+)":/g)].map(([, name = '']) => name);
}

const site = {
  siteId: 'blog',
  hostnames: ['blog.example'],
  branding: { name: 'Blog', accentColor: '#0a7c66' },
  policy: { leadTimeSeconds: 0, approvers: { people: ['ana', 'ben'], groups: ['dba'] } },
};

/** Every kind of answer that shows what is stored, read after it was written. */
async function answersOf(service: Service): Promise<readonly Answer[]> {
  const path = { siteId: 'blog' };
  await service.api('POST /v1/sites', { as: 'admin', body: site });
  const messages = { fr: 'Bientôt', de: 'Bald', ar: 'قريبا' };
  const { windowId } = (await service.request({ siteId: 'blog', message: 'Soon', messages })).json;
  const window = { windowId: String(windowId) };
  await service.api('POST /v1/windows/{windowId}/comments', { path: window, body: { text: 'Ready' } });
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: window, body: { reason: 'Yes' } });
  const { proposal } = (await service.api('PATCH /v1/sites/{siteId}', { path, body: { policy: { veto: false } } }))
    .json;
  const template = {
    name: 'Weekly',
    mode: 'full',
    maximumDurationSeconds: hour,
    uses: 1,
    expiresAt: at(service.now + 9 * hour),
    hours: { from: '10:00', to: '20:00', days: [1], timeZone: 'UTC' },
    texts: { maximumLength: 10, languages: ['fr'] },
    reason: 'Often',
  };
  // Proposals are listed in the order of their time.
  service.now += 1;
  await service.api('POST /v1/sites/{siteId}/templates', { path, body: template });
  const { token } = await service.mailedLink(String(Object(proposal).proposalId), 'ben');
  return [
    await service.api('GET /v1/sites/{siteId}', { path }),
    await service.api('GET /v1/windows/{windowId}', { path: window }),
    await service.api('GET /v1/sites/{siteId}/proposals', { path }),
    await service.api('GET /v1/sites/{siteId}/status', { path }),
    await service.api('GET /v1/people'),
    await service.api('GET /v1/audit', { query: { siteId: 'blog' } }),
    await service.api('GET /v1/audit/export', { query: { siteId: 'blog' } }),
    await service.api('GET /v1/audit/export'),
    await service.visit('GET', token),
  ];
}

it('shows the members of what is stored in one order, whatever order the store has them in', async () => {
  const [plain, other] = await Promise.all([
    answersOf(await Service.start()),
    answersOf(await Service.startOn(new TurnedStore())),
  ]);
  expect(plain.every(({ status }) => status === 200)).toBe(true);
  expect(other.map(({ text }) => namesIn(text))).toEqual(plain.map(({ text }) => namesIn(text)));
});

it('shows texts by language in order of their tags', async () => {
  const [, window] = await answersOf(await Service.start());
  expect(Object.keys(Object(window?.json.messages))).toEqual(['ar', 'de', 'fr']);
});
