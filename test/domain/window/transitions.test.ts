import { defaultPolicy, rulesOf } from '../../../lambdas/domain/site/site-rules';
import {
  cancel,
  end,
  expire,
  flipEnd,
  flipStart,
  isLegal,
  legalStates,
  type Transition,
} from '../../../lambdas/domain/window/transitions';
import { type Window, type WindowStatus, windowStatuses } from '../../../lambdas/domain/window/window';

const window = (status: WindowStatus): Window => ({
  windowId: 'demo.x',
  siteId: 'demo',
  status,
  plan: { mode: 'full', startsAt: 100, endsAt: 200, hostnames: [], paths: [], exemptions: [] },
  planVersion: 1,
  digest: '',
  timeZone: 'UTC',
  reason: '',
  requestedBy: { principal: 'p', personId: 'rita' },
  requestedAt: 0,
  decideBy: 50,
  rules: rulesOf(defaultPolicy),
  askedBy: [{ principal: 'p', personId: 'rita' }],
  askedAt: 0,
  lastPlanVersion: 1,
  votes: [],
  revision: 0,
  version: 1,
});

const carried = { expire, cancel, end, 'flip-start': flipStart, 'flip-end': flipEnd };

describe('moves', () => {
  it('leave nothing that is decided or done, but an emergency is ratified even after its end', () => {
    const possible = (status: WindowStatus) =>
      Object.keys(legalStates).filter((move) => isLegal(move as Transition, status));
    for (const status of ['rejected', 'expired', 'cancelled'] as const) expect(possible(status)).toEqual([]);
    expect(possible('completed')).toEqual(['ratify']);
  });

  it.each(Object.entries(carried))('%s is refused in every state the table does not name', (name, move) => {
    for (const status of windowStatuses) {
      if (isLegal(name as Transition, status)) continue;
      expect(() => move(window(status), 150)).toThrow(
        expect.objectContaining({
          code: 'illegal-move',
          details: expect.objectContaining({ actual: status, legal: legalStates[name as Transition] }),
        }),
      );
    }
  });

  it('grow the version by one', () => {
    expect(expire(window('requested'), 50)).toMatchObject({ status: 'expired', decidedAt: 50, version: 2 });
    expect(flipStart(window('approved'), 101)).toMatchObject({ status: 'active', activatedAt: 101, version: 2 });
  });

  it('do not expire a request before its deadline', () => {
    expect(() => expire(window('requested'), 49)).toThrow(expect.objectContaining({ code: 'illegal-move' }));
  });

  it('keep the time of the approval when it is cancelled', () => {
    expect(cancel({ ...window('approved'), decidedAt: 7 }, 99)).toMatchObject({ status: 'cancelled', decidedAt: 7 });
    expect(cancel(window('requested'), 99)).toMatchObject({ status: 'cancelled', decidedAt: 99 });
  });
});
