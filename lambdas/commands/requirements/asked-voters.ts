import type { EpochSeconds } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { named } from '../../domain/directory/principals';
import { rulesOf } from '../../domain/site/site-rules';
import { mailedApprovers } from '../../domain/voting/mailed-approvers';
import type { Snapshot } from '../../store/snapshot';
import type { AboutToAsk } from '../transaction/deps';

/** Whom a question that is about to be asked can count on, and how many of them it needs. */
export interface AskedVoters {
  readonly voters: readonly Person[];
  readonly required: number;
}

/** @returns `undefined` for an unknown site */
export function askedVoters(
  found: Snapshot,
  { siteId, principal, windowId }: AboutToAsk,
  at: EpochSeconds,
): AskedVoters | undefined {
  const site = found.site(siteId);
  if (!site) return undefined;
  const directory = found.directory();
  const rules = rulesOf(site.policy);
  const shapedBy = windowId === undefined ? [] : (found.window(windowId)?.askedBy ?? []);
  const askedBy = [...shapedBy, named({ principal }, directory)];
  const question = { rules, askedBy, askedAt: at, directoryVersion: directory.version, votes: [] };
  return { voters: mailedApprovers(question, directory), required: rules.approvalsRequired };
}

/**
 * Whether mailboxes have to be looked at before a question is asked. Those that were confirmed with their token cannot be
 * unsubscribed by a link in a mail, so where there are enough of them nobody has to be.
 */
export function isLookNeeded(found: Snapshot, asks: AboutToAsk, at: EpochSeconds): boolean {
  const asked = askedVoters(found, asks, at);
  if (!asked) return true;
  return asked.voters.filter(({ keptByToken }) => keptByToken).length < asked.required;
}
