import fc from 'fast-check';
import { addApprover } from '../../lambdas/commands/add-approver';
import { revokeBypassHeader, setBypassHeader } from '../../lambdas/commands/bypass-header';
import { createBypassLink, revokeBypassLinks } from '../../lambdas/commands/bypass-links';
import { cancelWindow } from '../../lambdas/commands/cancel-window';
import { confirmApprover } from '../../lambdas/commands/confirm-approver';
import { createSite } from '../../lambdas/commands/create-site';
import { deleteSite } from '../../lambdas/commands/delete-site';
import { endWindow } from '../../lambdas/commands/end-window';
import { expireQuestion } from '../../lambdas/commands/expire-question';
import { flipWindow } from '../../lambdas/commands/flip-window';
import { recordPublished } from '../../lambdas/commands/record-published';
import { removeApprover } from '../../lambdas/commands/remove-approver';
import { requestWindow } from '../../lambdas/commands/request-window';
import { updateSite } from '../../lambdas/commands/update-site';
import { approveWindow, rejectWindow } from '../../lambdas/commands/vote';
import { voteByMail } from '../../lambdas/commands/vote-by-mail';
import { instantText } from '../../lambdas/domain/local-time';
import type { Window } from '../../lambdas/domain/window';
import { admin, as, code, demo, givenAsked, type World } from './given';

const requester = fc.constantFrom('rita', 'rita', 'rita', 'ana', 'robot', 'stranger');
const person = fc.constantFrom('ana', 'ben', 'cy', 'ana', 'ben', 'cy', 'rita', 'robot', 'stranger');
/** Counted from the newest window. */
const which = fc.constantFrom(0, 0, 0, 1, 1, 2, 5);
const siteId = fc.constantFrom('demo', 'demo', 'demo', 'shop');
const minute = 60;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('request' as const),
      siteId,
      who: requester,
      starts: fc.integer({ min: -1, max: 30 }),
      lasts: fc.integer({ min: 0, max: 30 }),
      paths: fc.constantFrom([], ['/a'], ['/a/b'], ['/A'], ['/b', '/c']),
      key: fc.option(fc.constantFrom('k1', 'k2')),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
      which,
      who: person,
      by: fc.constantFrom('signed', 'signed', 'mail', 'wrong code'),
      ifVersion: fc.oneof(
        { weight: 9, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'end' as const), which, who: person }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('flip' as const),
      which,
      boundary: fc.constantFrom('start' as const, 'end' as const),
      age: fc.constantFrom(0, 0, 0, 1),
      due: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('expire' as const), which, planVersion: fc.constantFrom(1, 1, 2) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      which,
      until: fc.constantFrom('startsAt', 'endsAt', 'decideBy', 'now'),
      minutes: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('site' as const),
      siteId,
      how: fc.constantFrom('create', 'update', 'delete', 'published'),
      wide: fc.boolean(),
      required: fc.integer({ min: 1, max: 3 }),
      veto: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('bypass' as const),
      siteId,
      how: fc.constantFrom('link', 'link again', 'revoke links', 'header', 'revoke header'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('person' as const),
      who: fc.constantFrom('ben', 'cy', 'dan'),
      how: fc.constantFrom('add', 'confirm', 'remove'),
    }),
  },
);

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What people, timers, mails and retries may do to a site, in any order; each step may be delivered twice. */
export const history = fc.array(fc.record({ step, twice: fc.boolean() }), { minLength: 10, maxLength: 60 });

/** Takes a step. Resolves or rejects as the command does. */
export async function take(world: World, windows: readonly Window[], taken: Step): Promise<unknown> {
  switch (taken.do) {
    case 'request':
      return request(world, taken);
    case 'site':
      return changeSite(world, taken);
    case 'bypass':
      return bypass(world, taken);
    case 'person':
      return changePerson(world, taken);
    default: {
      const standing = windows.filter(({ status }) => status === 'approved' || status === 'active');
      const timed = taken.do === 'flip' || taken.do === 'wait' || taken.do === 'end';
      const pool = timed && standing.length > 0 ? standing : windows;
      const window = pool.at(-1 - (taken.which % Math.max(1, pool.length)));
      return window && move(world, window, taken);
    }
  }
}

async function move(world: World, window: Window, taken: Exclude<Step, Of<'request' | 'site' | 'bypass' | 'person'>>) {
  const { deps } = world;
  const { windowId, revision, plan, decideBy } = window;
  switch (taken.do) {
    case 'wait':
      world.now = Math.max(world.now, { ...plan, decideBy, now: 0 }[taken.until]) + taken.minutes * minute;
      return undefined;
    case 'cancel':
      return cancelWindow(deps, { windowId }, as(taken.who));
    case 'end':
      return endWindow(deps, { windowId }, as(taken.who));
    case 'expire':
      return expireQuestion(deps, { subjectId: windowId, planVersion: taken.planVersion });
    case 'flip':
      if (taken.due) world.now = Math.max(world.now, taken.boundary === 'start' ? plan.startsAt : plan.endsAt);
      return flipWindow(deps, { windowId, revision: revision - taken.age, boundary: taken.boundary });
    default:
      return vote(world, window, taken);
  }
}

/** The step as something at-least-once delivers it: harmless a second time. */
export function isDelivery(taken: Step): boolean {
  return taken.do === 'flip' || taken.do === 'expire' || (taken.do === 'site' && taken.how === 'published');
}

type Of<D extends Step['do']> = Step extends infer S
  ? S extends { do: infer A }
    ? A extends D
      ? S
      : never
    : never
  : never;

function request({ deps, now }: World, { siteId, who, starts, lasts, paths, key }: Of<'request'>) {
  const startsAt = now + starts * minute;
  const idempotency = key === null ? undefined : { key, fingerprint: `${siteId}${starts}${lasts}${paths.join()}` };
  const [from, to] = [instantText(startsAt), instantText(startsAt + lasts * minute)];
  const wish = { siteId, mode: 'full', startsAt: from, endsAt: to, reason: 'r', paths, idempotency } as const;
  return requestWindow(deps, wish, as(who));
}

async function vote(world: World, window: Window, taken: Of<'approve' | 'reject'>) {
  const { windowId } = window;
  if (taken.by === 'signed') {
    const cast = taken.do === 'approve' ? approveWindow : rejectWindow;
    return cast(world.deps, { windowId, ifVersion: taken.ifVersion }, as(taken.who));
  }
  const asked = await world.store.load([{ kind: 'approval-request', subjectId: windowId, planVersion: 1 }]);
  if (!asked.request(windowId, 1)) await givenAsked(world, window);
  const secret = taken.who.padEnd(43, '-');
  const digits = taken.by === 'mail' ? code : '000000';
  return voteByMail(world.deps, {
    subjectId: windowId,
    approverId: taken.who,
    secret,
    code: digits,
    decision: taken.do,
  });
}

async function changeSite({ deps, store }: World, { siteId, how, wide, required, veto }: Of<'site'>): Promise<unknown> {
  const hostnames = [`${siteId}.example`, ...(wide ? ['wide.example'] : [])];
  const settings = { ...demo({ approvalsRequired: required, veto, timeoutSeconds: 20 * minute }), siteId, hostnames };
  if (how === 'create') return createSite(deps, settings, admin);
  if (how === 'update') return updateSite(deps, settings, admin);
  if (how === 'delete') return deleteSite(deps, { siteId }, admin);
  const { revision } = (await store.load([{ kind: 'head', chain: siteId }])).head(siteId);
  return recordPublished(deps, { siteId, revision: Math.max(0, wide ? revision - 1 : revision), hostnames });
}

function bypass({ deps }: World, { siteId, how }: Of<'bypass'>): Promise<unknown> {
  if (how === 'revoke links') return revokeBypassLinks(deps, siteId, admin);
  if (how === 'header') return setBypassHeader(deps, siteId, admin);
  if (how === 'revoke header') return revokeBypassHeader(deps, siteId, admin);
  const idempotency = how === 'link again' ? { key: 'k3', fingerprint: siteId } : undefined;
  return createBypassLink(deps, { siteId, url: `https://${siteId}.example/`, expiresInMinutes: 5, idempotency }, admin);
}

function changePerson({ deps }: World, { who, how }: Of<'person'>): Promise<unknown> {
  if (how === 'confirm') return confirmApprover(deps, { approverId: who }, admin);
  if (how === 'remove') return removeApprover(deps, { approverId: who }, admin);
  const { principal } = as(who);
  return addApprover(deps, { personId: who, name: who, email: `${who}@example.com`, principals: [principal] }, admin);
}
