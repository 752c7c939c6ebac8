import type { Window } from '../../api/answers';
import { ifReadable } from '../../api/besides';
import { at } from '../../api/quiesce-api';
import { readWindow } from '../../api/reads';
import type { CurrentSession, Parent } from '../parent';
import { addVote, type Ballot } from '../vote';

const ballot = (session: CurrentSession): Ballot<Window> => ({
  noun: 'window',
  exampleId: 'shop.01M81WZ6G00KV2KG4CP2T978MG',
  read: readWindow,
  path: (id, vote) => at`/v1/windows/${id}/${vote}`,
  decided,
  shown: async (voted) => {
    const { showWindow } = await import('../../views/window-view');
    const { readWaitedFor } = await import('../../api/waited-for');
    const waitsFor = voted && (await ifReadable(() => readWaitedFor(voted.api, voted.body)));
    return showWindow(session().now(), { waitsFor });
  },
});

/** An emergency is active and asked about until it is ratified; with a lapsed one, also after that. */
function decided({ status, amendment, emergency }: Window): string | undefined {
  const isOpen = amendment !== undefined && amendment.decided === undefined;
  const isAsked = status === 'requested' || (emergency !== undefined && emergency.status !== 'ratified');
  return isOpen || isAsked ? undefined : status;
}

export function addVotes(window: Parent, session: CurrentSession): void {
  const add = (vote: 'approve' | 'reject' | 'withdraw', description: string) =>
    addVote(window, session, { vote, description, ballot: ballot(session) });
  add('approve', 'approve the plan of a window, or its open amendment');
  add('reject', 'reject the plan of a window, or its open amendment');
  add('withdraw', 'withdraw your vote before the question is decided');
}

export function addRatify(program: Parent, session: CurrentSession): void {
  const description = 'ratify an emergency: it was right to close the site';
  addVote(program, session, { vote: 'ratify', description, ballot: ballot(session) }).helpGroup('Windows:');
}
