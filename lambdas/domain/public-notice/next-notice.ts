import type { EpochSeconds } from '../actor';
import { canonicalJson } from '../audit/canonical-json';
import { endOf, type Window } from '../window/window';
import { type PublicFacts, type PublicNotice, publicFactsOf, type ToldPublic } from './public-notice';

/** A reminder may be this early: two clocks differ by seconds, and no mail says in how many minutes the window starts. */
const EARLY_SECONDS = 30;

/**
 * What the public is to be told next: the difference between what it knows and what is. So a change that is heard of twice, late
 * or in another order is told once, and what is not true any more is not told at all.
 *
 * @param reminders seconds before the start
 */
export function nextNotice(
  window: Window,
  told: ToldPublic,
  reminders: readonly number[],
  now: EpochSeconds,
): PublicNotice | undefined {
  const { sending } = told;
  const heard = sending && afterNotice(told, sending.notice, sending.since);
  // Of a notice that may have been sent or not, both possibilities count: one that nobody heard is sent again, and what somebody may have heard is called off.
  return unheard(window, told, reminders, now) ?? (heard && unheard(window, heard, reminders, now));
}

function unheard(
  window: Window,
  told: ToldPublic,
  reminders: readonly number[],
  now: EpochSeconds,
): PublicNotice | undefined {
  const { known } = told;
  switch (window.status) {
    case 'approved':
      return beforeStart(window, told, reminders, now);
    case 'active':
      return whileActive(window, told, now);
    case 'completed':
      return known && { kind: 'ended', facts: endedFacts(known.facts, window) };
    default:
      // A plan that was approved and withdrawn to be approved again counts as called off until then.
      return known && { kind: 'cancelled', facts: known.facts };
  }
}

function beforeStart(
  window: Window,
  told: ToldPublic,
  reminders: readonly number[],
  now: EpochSeconds,
): PublicNotice | undefined {
  const facts = publicFactsOf(window);
  // That it has started is told when it is recorded.
  if (now >= facts.startsAt) return undefined;
  if (!told.known) return { kind: 'scheduled', facts };
  if (!isSame(told.known.facts, facts)) return { kind: 'scheduled', changed: true, facts };
  return reminderDue(facts, told, reminders, now) === undefined ? undefined : { kind: 'reminder', facts };
}

function whileActive(window: Window, { known }: ToldPublic, now: EpochSeconds): PublicNotice | undefined {
  const facts = publicFactsOf(window);
  if (now >= facts.endsAt) return undefined;
  if (known?.phase !== 'started') return { kind: 'started', facts };
  if (facts.endsAt > known.facts.endsAt) return { kind: 'extended', facts };
  // An end that was moved forward is told when it comes.
  const otherwise = { ...facts, endsAt: known.facts.endsAt };
  return isSame(known.facts, otherwise) ? undefined : { kind: 'started', facts };
}

/** With the real end. */
const endedFacts = (known: PublicFacts, { completedAt, ...window }: Window): PublicFacts => ({
  ...known,
  endsAt: Math.min(completedAt ?? endOf(window), endOf(window)),
});

const isSame = (one: PublicFacts, other: PublicFacts): boolean => canonicalJson(one) === canonicalJson(other);

/** The latest instant of a reminder that is due; earlier ones are told with it. */
function reminderDue(
  { startsAt }: PublicFacts,
  { remindedUntil }: ToldPublic,
  reminders: readonly number[],
  now: EpochSeconds,
): EpochSeconds | undefined {
  const due = reminders
    .map((before) => startsAt - before)
    .filter((at) => at > remindedUntil && at <= now + EARLY_SECONDS);
  return due.length > 0 ? Math.max(...due) : undefined;
}

/** When the public is to be reminded next, if nothing changes. */
export function nextReminderAt(
  window: Window,
  { known, remindedUntil }: ToldPublic,
  reminders: readonly number[],
  now: EpochSeconds,
): EpochSeconds | undefined {
  if (window.status !== 'approved' || !known) return undefined;
  const ahead = reminders
    .map((before) => window.plan.startsAt - before)
    .filter((at) => at > Math.max(remindedUntil, now + EARLY_SECONDS));
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}

/**
 * What the public knows after a notice. Whoever hears of a window or its new times needs no reminder that was due before.
 *
 * @returns undefined after the last one
 */
export function afterNotice(
  told: ToldPublic,
  { kind, facts }: PublicNotice,
  now: EpochSeconds,
): ToldPublic | undefined {
  if (kind === 'ended' || kind === 'cancelled') return undefined;
  const { sending: _, ...rest } = told;
  const phase = kind === 'scheduled' || kind === 'reminder' ? 'scheduled' : 'started';
  return { ...rest, known: { phase, facts }, remindedUntil: now + EARLY_SECONDS };
}

/** Nothing more is told of it, whatever its site says. */
export const isOver = ({ status }: Window): boolean => status !== 'approved' && status !== 'active';
