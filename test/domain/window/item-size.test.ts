import { withNotice } from '../../../lambdas/domain/audit/with-notice';
import { counts, lengths } from '../../../lambdas/domain/limits';
import type { Vote } from '../../../lambdas/domain/voting/question';
import { withVote } from '../../../lambdas/domain/voting/votes';
import { withEarlier } from '../../../lambdas/domain/window/earlier-reasons';
import type { Window } from '../../../lambdas/domain/window/window';
import { itemOf } from '../../../lambdas/store/items';
import { aFullWindow } from '../../contract/subjects';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const ITEM = 400 * 1024;

/** Three bytes for each character that the limits count. */
const longest = (length: number): string => '界'.repeat(length);
const many = <T>(length: number, one: (index: number) => T): T[] => Array.from({ length }, (_, index) => one(index));
const id = (index: number) => `p${index}`.padEnd(24, 'x');

const votes = many(
  counts.approversMailed,
  (n): Vote => ({
    approverId: id(n),
    decision: 'reject',
    at: 1e9,
    reason: longest(lengths.reason),
    assurance: 'signed',
  }),
).reduce<readonly Vote[]>(withVote, []);

function largest(): Window {
  const window = aFullWindow(1, 'shop');
  const { amendment } = window;
  if (!amendment) throw new Error('a full window has an amendment');
  const plan = {
    ...window.plan,
    hostnames: many(counts.hostnamesPerSite, (n) => `${n}`.padEnd(253, 'x')),
    exemptions: many(counts.exemptionsPerSite, (n) => `DELETE /${n}`.padEnd(145, 'x')),
    corsOrigins: many(counts.originsPerSite, (n) => `https://${n}`.padEnd(262, 'x')),
    message: longest(lengths.message),
    messages: Object.fromEntries(many(counts.languagesPerWindow, (n) => [`l${n}`, longest(lengths.message)])),
  };
  const withdrawn = Object.fromEntries(many(counts.approversMailed, (n) => [id(n), 1e9]));
  const words = { reason: longest(lengths.reason), ticket: longest(lengths.ticket) };
  const comments = many(counts.commentsPerWindow, (n) => ({
    personId: id(n),
    at: 1e9,
    text: longest(lengths.comment),
  }));
  const full = { ...window, plan, previousPlan: plan, votes, withdrawn, ...words, comments };
  return { ...full, amendment: { ...amendment, plan, votes, withdrawn, reason: words.reason } };
}

it('a window with everything that it may have is an item that DynamoDB stores', () => {
  let window = largest();
  for (let n = 1; n <= 40; n++) {
    const earlier = {
      planVersion: n,
      reason: longest(500),
      ticket: longest(100),
      status: 'approved',
      at: 1e9,
    } as const;
    window = withEarlier(window, earlier);
    const after = { ...window, version: n, votes: [], lastPlanVersion: n + 1 };
    const change = {
      action: 'amend',
      actor: { principal: 'p' },
      at: 1e9,
      reason: longest(500),
      before: window,
    } as const;
    window = { ...withNotice(after, change), votes };
  }
  const size = Buffer.byteLength(JSON.stringify(itemOf({ kind: 'window', value: window })));
  expect(window.earlierReasons).toHaveLength(20);
  expect(window.notices?.length).toBeGreaterThan(1);
  expect(size).toBeLessThan(ITEM);
  expect(size).toBeGreaterThan(ITEM / 2);
});

it('a vote loses its reason only where reasons take too much room, and counts the same', () => {
  expect(votes).toHaveLength(counts.approversMailed);
  expect(votes.map(({ reason }) => reason !== undefined)).toEqual(many(counts.approversMailed, (n) => n < 13));
});
