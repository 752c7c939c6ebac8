import type { WindowStatus } from './window';

/** The transitions that people ask for. */
type Asked = 'approve' | 'reject' | 'withdraw' | 'ratify' | 'cancel' | 'end' | 'edit' | 'amend' | 'extend';

/** What a person can do in place of what the state of a window does not allow. */
interface Instead {
  /** The call to make: one of the window, or `request` for a new one. Absent when nothing is left to do. */
  readonly advice?: Asked | 'request';
  readonly sentence: string;
}

/** For `over`, see {@link insteadOf}. */
type Table = Readonly<Record<Asked, Partial<Readonly<Record<WindowStatus | 'over', Instead>>>>>;

const anew: Instead = { advice: 'request', sentence: 'Request a new window instead.' };
const editIt: Instead = { advice: 'edit', sentence: 'It is not decided yet: edit it instead.' };
const cancelIt: Instead = { advice: 'cancel', sentence: 'The plan is approved: cancel the window instead.' };
const endIt: Instead = { advice: 'end', sentence: 'It has begun: end it instead.' };

const table: Table = {
  approve: {
    approved: { sentence: 'It is approved already, so there is nothing to do.' },
    active: { sentence: 'It was approved before it began, so there is nothing to do.' },
    over: anew,
  },
  reject: { approved: cancelIt, active: endIt, over: { sentence: 'It is over, so there is nothing to reject.' } },
  withdraw: {
    approved: cancelIt,
    active: endIt,
    over: { sentence: 'It is over, so the vote no longer matters.' },
  },
  ratify: {
    requested: { advice: 'approve', sentence: 'Only emergencies are ratified: approve it instead.' },
    over: { sentence: 'Only emergencies are ratified.' },
  },
  cancel: { active: endIt, over: { sentence: 'It is over, so there is nothing to cancel.' } },
  end: {
    requested: { advice: 'cancel', sentence: 'It is not in force: cancel it instead.' },
    over: { sentence: 'It is not in force, so there is nothing to end.' },
  },
  edit: { active: { advice: 'amend', sentence: 'It has begun: its end can still be changed.' }, over: anew },
  amend: { requested: editIt, over: anew },
  extend: { requested: editIt, over: anew },
};

const isAsked = (transition: string): transition is Asked => Object.hasOwn(table, transition);

/** What to do instead; nothing for transitions that nobody asks for. States that have no row of their own share `over`. */
export function insteadOf(transition: string, status: WindowStatus): Instead | undefined {
  if (!isAsked(transition)) return undefined;
  return table[transition][status] ?? table[transition].over;
}
