import { emptyHead, entryAfter } from '../../../lambdas/domain/audit/chain';
import { counts, lengths } from '../../../lambdas/domain/limits';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import type { Site } from '../../../lambdas/domain/site/site';
import { defaultPolicy } from '../../../lambdas/domain/site/site-rules';
import type { Window } from '../../../lambdas/domain/window/window';
import type { RouteKey } from '../../../lambdas/http/routes';
import { aFullWindow, aProposal } from '../../contract/subjects';
import { MemoryStore } from '../../store/memory-store';
import { Service } from '../fixtures';

/** What a function may answer. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LAMBDA_ANSWER = 6 * 1024 * 1024;

/** Of what grows most in JSON inside JSON: one byte takes four. */
const worst = (length: number): string => '"'.repeat(length);
const many = <T>(length: number, one: (index: number) => T): T[] => Array.from({ length }, (_, index) => one(index));

const vote = (index: number) => ({
  approverId: `p${index}`.padEnd(24, 'x'),
  decision: 'approve' as const,
  at: 11,
  reason: worst(lengths.reason),
  assurance: 'mailbox' as const,
});
const votes = many(counts.people, vote);

function largestWindow(n: number): Window {
  const window = aFullWindow(n, 'shop');
  const messages = Object.fromEntries(many(counts.languagesPerWindow, (i) => [`l${i}`, worst(lengths.message)]));
  const plan = {
    ...window.plan,
    hostnames: many(counts.hostnamesPerSite, (i) => `${i}`.padEnd(253, 'x')),
    paths: many(counts.pathsPerWindow, (i) => `/${i}`.padEnd(128, 'x')),
    message: worst(lengths.message),
    messages,
  };
  const comment = (i: number) => ({ personId: `p${i}`, at: 12, text: worst(lengths.comment) });
  const { amendment } = window;
  return {
    ...window,
    plan,
    votes,
    reason: worst(lengths.reason),
    ticket: worst(lengths.ticket),
    comments: many(counts.commentsPerWindow, comment),
    ...(amendment && { amendment: { ...amendment, plan, votes, reason: worst(lengths.reason) } }),
  };
}

function largestProposal(n: number): Proposal {
  const approvers = { people: many(counts.approversPerPolicy, (i) => `p${i}`.padEnd(24, 'x')), groups: [] };
  const proposal = aProposal(n, 'shop', 'policy');
  const policy = { ...defaultPolicy, approvers };
  return { ...proposal, content: { kind: 'policy', policy, replaces: policy }, votes, reason: worst(lengths.reason) };
}

const largestSite = (n: number): Site => ({
  siteId: `s${String(n).padStart(3, '0')}`.padEnd(24, 'x'),
  hostnames: many(counts.hostnamesPerSite, (i) => `${n}-${i}`.padEnd(253, 'x')),
  policy: defaultPolicy,
  timeZone: 'UTC',
  exemptions: many(counts.exemptionsPerSite, (i) => `DELETE /${i}`.padEnd(145, 'x')),
  corsOrigins: many(counts.originsPerSite, (i) => `https://${i}`.padEnd(262, 'x')),
  bypass: { cidrs: many(counts.cidrsPerSite, (i) => `2001:db8:${i}::/48`) },
  version: 1,
});

/** Of each kind: some three answers full of windows. */
const items = 16;
let service: Service;
beforeAll(async () => {
  const store = new MemoryStore();
  const put = many(items, (n) => n).flatMap((n) => [
    { kind: 'window' as const, value: largestWindow(n) },
    { kind: 'proposal' as const, value: largestProposal(n) },
    { kind: 'site' as const, value: largestSite(n) },
  ]);
  await store.commit({ put: [...put, { kind: 'site', value: { ...largestSite(0), siteId: 'shop' } }] });
  let head = emptyHead('shop');
  for (let n = 0; n < items; n++) {
    const fact = { at: 0, actor: { principal: 'rita' }, action: 'comment', subject: 'shop' } as const;
    const audit = entryAfter(head, { ...fact, before: null, after: largestWindow(n) });
    head = { ...head, auditSeq: audit.seq, auditHash: audit.hash };
    await store.commit({ put: [{ kind: 'head', value: head }], audit: [audit] });
  }
  service = Service.on(store, 1_795_348_800);
});

async function pagesOf(route: RouteKey, query: Record<string, string>, path: Record<string, string> = {}) {
  const pages: number[] = [];
  const ids: unknown[] = [];
  let cursor: string | undefined;
  do {
    const asked = { limit: '100', ...query, ...(cursor && { cursor }) };
    const answer = await service.api(route, { as: 'viewer', path, query: asked });
    const sent = JSON.stringify({ statusCode: answer.status, headers: answer.headers, body: answer.text });
    const shown = answer.json.items as Record<string, unknown>[];
    pages.push(Buffer.byteLength(sent));
    ids.push(...shown.map((item) => item.windowId ?? item.proposalId ?? item.seq ?? item.siteId));
    cursor = answer.json.cursor === undefined ? undefined : String(answer.json.cursor);
  } while (cursor !== undefined);
  return { pages, ids };
}

const siteId = 'shop';

describe('the pages of the largest items that are legal', () => {
  it.each([
    ['GET /v1/windows', {}, {}, items],
    ['GET /v1/windows', { siteId, status: 'completed' }, {}, 0],
    ['GET /v1/windows', { siteId, from: '1970-01-01T00:00:00Z' }, {}, items],
    ['GET /v1/sites/{siteId}/proposals', {}, { siteId }, items],
    ['GET /v1/sites', {}, {}, items + 1],
    ['GET /v1/audit', { siteId }, {}, items],
  ] as const)('%s %j fit the answer of a function, and show each once', async (route, query, path, expected) => {
    const { pages, ids } = await pagesOf(route, query, path);
    expect(ids).toHaveLength(expected);
    expect(new Set(ids).size).toBe(expected);
    expect(Math.max(...pages)).toBeLessThan(LAMBDA_ANSWER);
  });

  it('need cutting', async () => {
    expect((await pagesOf('GET /v1/windows', {})).pages.length).toBeGreaterThan(2);
  });
});
