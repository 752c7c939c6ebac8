import type { Directory, Person } from '../../lambdas/domain/directory/directory';
import { defaultPolicy, rulesOf } from '../../lambdas/domain/site/site-rules';
import type { Question, Vote } from '../../lambdas/domain/voting/question';
import { digestOf } from '../../lambdas/domain/window/plan';
import type { Plan, Window } from '../../lambdas/domain/window/window';

export const person = (personId: string, changes: Partial<Person> = {}): Person => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [`user/${personId}`],
  approver: true,
  groups: [],
  confirmed: true,
  addedAt: 0,
  approverSince: 0,
  ...changes,
});

export const directory = (people: readonly Person[], machines: Directory['machines'] = []): Directory => ({
  people,
  machines,
  version: 1,
});

export const vote = (
  approverId: string,
  decision: Vote['decision'] = 'approve',
  changes: Partial<Vote> = {},
): Vote => ({
  approverId,
  decision,
  at: 10,
  assurance: 'signed',
  ...changes,
});

/** Asked by Rita at 5, to be decided by 100. */
export const question = (rules: Partial<Question['rules']> = {}, changes: Partial<Question> = {}): Question => ({
  planVersion: 1,
  digest: 'd',
  rules: { ...rulesOf(defaultPolicy), ...rules },
  askedBy: [{ principal: 'user/rita', personId: 'rita', email: 'rita@example.com' }],
  askedAt: 5,
  decideBy: 100,
  votes: [],
  ...changes,
});

const plan: Plan = { mode: 'full', startsAt: 100, endsAt: 200, hostnames: [], paths: [], exemptions: [] };

/** From 100 to 200. */
export const window = (changes: Partial<Window> = {}): Window => ({
  ...question(),
  windowId: 'demo.x',
  siteId: 'demo',
  status: 'requested',
  plan,
  digest: digestOf('demo.x', 1, plan),
  timeZone: 'UTC',
  reason: '',
  requestedBy: { principal: 'user/rita', personId: 'rita' },
  requestedAt: 5,
  lastPlanVersion: 1,
  revision: 0,
  version: 1,
  ...changes,
});

export const refusedWith = (code: string) => expect.objectContaining({ code });
