import type { ApiProblem } from '../../api/problem';
import type { Facts } from '../../texts/en/refusals';
import { listed } from '../../texts/isolated';
import { wordFor } from '../../texts/texts';
import type { Wording } from '../../texts/texts-context';
import { formatDuration, formatTime } from '../times/time-format';

/**
 * What a refusal is about, in words: its members are for programs.
 * @param zone of the person, IANA
 */
export function factsOf({ more }: ApiProblem, wording: Wording, zone: string): Facts {
  const { shared } = wording.texts;
  const duration = (value: unknown) => (typeof value === 'number' ? formatDuration(value, shared) : undefined);
  const time = (value: unknown) => (typeof value === 'string' ? formatTime(value, zone, wording.locale) : undefined);
  const count = (value: unknown) =>
    typeof value === 'number' ? new Intl.NumberFormat(wording.locale).format(value) : undefined;
  return given({
    roles: names(more.requiredRoles),
    age: duration(more.maxAgeSeconds),
    status: typeof more.actual === 'string' ? wordFor(shared.statuses, more.actual) : undefined,
    mode: typeof more.mode === 'string' ? wordFor(shared.modes, more.mode) : undefined,
    from: time(more.startsAt),
    to: time(more.endsAt),
    longest: duration(more.maximumDurationSeconds),
    lead: duration(more.leadTimeSeconds),
    ahead: duration(more.maximumAheadSeconds),
    hostnames: names(more.hostnames),
    candidates: names(more.candidates),
    required: count(more.required),
    eligible: count(more.eligible),
    unknown: names([...listIn(more.groups), ...listIn(more.people)]),
    uses: count(more.uses),
    holder: holderOf(more),
  });
}

type Known<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends Readonly<Record<string, string | undefined>>>(facts: T): Known<T> {
  const known: Partial<T> = {};
  for (const name in facts) if (facts[name] !== undefined) known[name] = facts[name];
  return known as Known<T>;
}

const listIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

function names(value: unknown): string | undefined {
  const list = listIn(value);
  return list.length === 0 ? undefined : listed(list);
}

/** Who has what somebody asked for: a person, a machine, or sites. */
function holderOf({ personId, machineId, owners }: ApiProblem['more']): string | undefined {
  const own = [personId, machineId].find((id) => typeof id === 'string');
  if (typeof own === 'string') return own;
  return typeof owners === 'object' && owners !== null ? names([...new Set(Object.values(owners))]) : undefined;
}
