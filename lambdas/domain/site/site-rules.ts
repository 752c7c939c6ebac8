import { canonicalJson } from '../audit/canonical-json';
import { brokenRule, forms, hasForm } from '../forms';
import { counts, emergencyRanges, isWithin, policyRanges, type Range, ranges } from '../limits';
import { assertTimeZone } from '../local-time';
import { malformedField } from '../refusal';
import type { ApprovalRules, NamedApprovers } from '../voting/question';
import { plainPath } from '../window/scope';
import { brandingOf } from './branding';
import { cidrsOf } from './cidr';
import { hostnamesOf } from './hostnames';
import { noticesOf, publicRemindersOf } from './notices';
import type { EmergencyRules, Policy, Site } from './site';
import { allowedMethodsOf, corsOriginsOf } from './visitor-rules';

/** The default policy: one approval by anyone but the requester, within a day. */
export const defaultPolicy: Policy = {
  approvalsRequired: 1,
  veto: true,
  timeoutSeconds: 86_400,
  selfApproval: false,
  lateApprovers: false,
  requireLogin: false,
  remindBeforeSeconds: [3600],
  leadTimeSeconds: 120,
  maximumDurationSeconds: 86_400,
  overrunSeconds: 0,
  emergency: { maximumDurationSeconds: 3600, ratifyWithinSeconds: 86_400 },
};

/**
 * Paths that must not be blocked by default: without health checks instances are replaced, without ACME challenges
 * certificates expire.
 */
export const defaultExemptions = ['/.well-known/acme-challenge', '/health', '/healthz', '/robots.txt'] as const;

const isId = (id: string): boolean => hasForm(forms.id, id);

/**
 * A site in canonical form: hostnames in lower case, nothing repeated. @throws Refusal `malformed`, `unknown-time-zone`
 */
export function siteOf(site: Site): Site {
  const rule = brokenRule(forms.id, site.siteId);
  if (rule !== undefined) throw malformedField('siteId', rule);
  assertTimeZone(site.timeZone);
  assertRetryAfter(site);
  const { branding: wanted, notices: told, ...rest } = site;
  const { allowedMethods, corsOrigins, bypass } = rest;
  const branding = wanted && brandingOf(wanted);
  const notices = told && noticesOf(told);
  return {
    ...rest,
    hostnames: hostnamesOf(site.hostnames),
    policy: policyOf(site.policy),
    exemptions: exemptionsOf(site.exemptions),
    ...(allowedMethods && { allowedMethods: allowedMethodsOf(allowedMethods) }),
    ...(corsOrigins && { corsOrigins: corsOriginsOf(corsOrigins) }),
    ...(branding && { branding }),
    ...(notices && { notices }),
    ...(bypass && { bypass: { cidrs: cidrsOf(bypass.cidrs) } }),
  };
}

function assertRetryAfter({ retryAfterMaximumSeconds: seconds }: Site): void {
  const [least, most] = ranges.retryAfterMaximumSeconds;
  if (seconds === undefined || isWithin(seconds, [least, most])) return;
  throw malformedField('retryAfterMaximumSeconds', `must be a whole number from ${least} to ${most}`);
}

/** The part of a policy by which a question is decided. */
export function rulesOf(policy: Policy): ApprovalRules {
  const { approvalsRequired, veto, selfApproval, lateApprovers, requireLogin, remindBeforeSeconds } = policy;
  const { approvers, signInMaxAgeSeconds } = policy;
  const named = approvers ? { approvers } : {};
  const age = signInMaxAgeSeconds === undefined ? {} : { signInMaxAgeSeconds };
  return { approvalsRequired, veto, selfApproval, lateApprovers, requireLogin, remindBeforeSeconds, ...age, ...named };
}

type Settings<T> = { readonly [P in keyof T]?: T[P] | undefined };

/** Requested changes of a policy; members left out do not change. */
export interface PolicySettings extends Settings<Omit<Policy, 'approvers' | 'emergency' | 'signInMaxAgeSeconds'>> {
  /** `null` allows any age again. */
  readonly signInMaxAgeSeconds?: number | null | undefined;
  /** `null` asks everyone again. */
  readonly approvers?: NamedApprovers | null | undefined;
  readonly emergency?: Settings<EmergencyRules> | undefined;
}

/** A policy with some of its members replaced, in canonical form. @throws Refusal `malformed` */
export function mergedPolicy(standing: Policy, settings: PolicySettings): Policy {
  const { emergency = {}, approvers, signInMaxAgeSeconds, ...rest } = settings;
  const { approvers: named, signInMaxAgeSeconds: standingAge, ...others } = standing;
  const asked = approvers === undefined ? named : approvers;
  const age = signInMaxAgeSeconds === undefined ? standingAge : (signInMaxAgeSeconds ?? undefined);
  return policyOf({
    ...others,
    ...given(rest),
    ...(age !== undefined && { signInMaxAgeSeconds: age }),
    ...(asked && { approvers: asked }),
    emergency: { ...standing.emergency, ...given(emergency) },
  });
}

function given<T extends object>(settings: T) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

export function samePolicy(left: Policy, right: Policy): boolean {
  return canonicalJson(withReminders(left)) === canonicalJson(withReminders(right));
}

/** Policies of earlier releases do not say when the public is reminded. */
const withReminders = (policy: Policy): Policy => ({ ...policy, remindPublicBeforeSeconds: publicRemindersOf(policy) });

/**
 * A policy in canonical form: lists sorted and without repetition, so that equal policies compare equal. @throws
 * Refusal `malformed`
 */
function policyOf(policy: Policy): Policy {
  assertNumbers('policy', policy, policyRanges);
  assertNumbers('policy.emergency', policy.emergency, emergencyRanges);
  const { approvers, remindBeforeSeconds, remindPublicBeforeSeconds: toPublic, signInMaxAgeSeconds } = policy;
  if (signInMaxAgeSeconds !== undefined) assertNumbers('policy', { signInMaxAgeSeconds }, signInAge);
  return {
    ...policy,
    remindBeforeSeconds: remindersOf('remindBeforeSeconds', remindBeforeSeconds, 'deadline'),
    ...(toPublic && { remindPublicBeforeSeconds: remindersOf('remindPublicBeforeSeconds', toPublic, 'start') }),
    ...(approvers && { approvers: approversOf(approvers) }),
  };
}

const signInAge = { signInMaxAgeSeconds: ranges.signInMaxAgeSeconds };

/** The longest first. */
function remindersOf(member: keyof Policy, times: readonly number[], before: 'deadline' | 'start'): number[] {
  const { reminderSeconds } = ranges;
  if (times.length <= counts.remindersPerPolicy && times.every((time) => isWithin(time, reminderSeconds))) {
    return [...new Set(times)].sort((left, right) => right - left);
  }
  throw malformedField(
    `policy.${member}`,
    `must name at most ${counts.remindersPerPolicy} times, each ${reminderSeconds.join(' to ')} seconds before the ${before}`,
  );
}

function assertNumbers<N extends string>(
  where: string,
  values: { readonly [name in NoInfer<N>]: number },
  limits: { readonly [name in N]: Range },
): void {
  for (const name in limits) {
    if (isWithin(values[name], limits[name])) continue;
    throw malformedField(`${where}.${name}`, `must be a whole number from ${limits[name].join(' to ')}`);
  }
}

function approversOf(approvers: NamedApprovers): NamedApprovers {
  const people = [...new Set(approvers.people)].sort();
  const groups = [...new Set(approvers.groups)].sort();
  const named = [...people, ...groups];
  if (isWithin(named.length, [1, counts.approversPerPolicy]) && named.every(isId)) return { people, groups };
  throw malformedField(
    'policy.approvers',
    `must name 1 to ${counts.approversPerPolicy} people and groups by their ids`,
  );
}

/** `/path` or `METHOD /path`. */
function exemptionsOf(exemptions: readonly string[]): string[] {
  if (exemptions.length > counts.exemptionsPerSite) {
    throw malformedField('exemptions', `must be at most ${counts.exemptionsPerSite}`);
  }
  return [...new Set(exemptions.map(exemptionOf))];
}

function exemptionOf(exemption: string): string {
  const rule = brokenRule(forms.exemption, exemption);
  if (rule !== undefined) {
    throw malformedField('An exemption', rule);
  }
  const [path = '', method] = exemption.split(' ').reverse();
  return method === undefined ? plainPath(path) : `${method} ${plainPath(path)}`;
}
