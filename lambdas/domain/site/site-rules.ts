import { canonicalJson } from '../audit/canonical-json';
import { assertTimeZone } from '../local-time';
import { Refusal } from '../refusal';
import type { ApprovalRules, NamedApprovers } from '../voting/question';
import { plainPath } from '../window/scope';
import { cidrsOf } from './cidr';
import { hostnamesOf } from './hostnames';
import type { EmergencyRules, Policy, Site } from './site';
import { allowedMethodsOf, corsOriginsOf } from './visitor-rules';

/** What a site asks for unless it says otherwise: one approval by anyone but the requester, within a day. */
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

/** What gets machines killed or certificates lost when it is blocked. */
export const defaultExemptions = ['/.well-known/acme-challenge', '/health', '/healthz', '/robots.txt'] as const;

const maximumExemptions = 20;
const idForm = /^[a-z][a-z0-9-]{0,23}$/;
const month = 31 * 86_400;

/** Least and greatest value of each number in a policy; a Standard execution lives a year at most. */
const ranges = {
  approvalsRequired: [1, 10],
  timeoutSeconds: [60, month],
  leadTimeSeconds: [0, month],
  maximumDurationSeconds: [60, month],
  overrunSeconds: [0, 86_400],
} as const;

/** The same for what break-glass may do; 0 forbids it. */
const emergencyRanges = {
  maximumDurationSeconds: [0, 86_400],
  ratifyWithinSeconds: [60, 14 * 86_400],
} as const;

const maximumReminders = 5;
const maximumNamed = 50;

/** Links and mails are kept by personId, as members of objects: `constructor` is on all of them, and no SDK can store it. */
export function isId(id: string): boolean {
  return idForm.test(id) && !(id in Object.prototype);
}

/** A site in its one form: hostnames in lower case, everything once. @throws Refusal `malformed`, `unknown-time-zone` */
export function siteOf(site: Site): Site {
  if (!isId(site.siteId))
    throw new Refusal('malformed', 'A siteId is a-z, then up to 23 of a-z, 0-9 and -; not constructor.');
  assertTimeZone(site.timeZone);
  const { allowedMethods, corsOrigins, bypass } = site;
  return {
    ...site,
    hostnames: hostnamesOf(site.hostnames),
    policy: policyOf(site.policy),
    exemptions: exemptionsOf(site.exemptions),
    ...(allowedMethods && { allowedMethods: allowedMethodsOf(allowedMethods) }),
    ...(corsOrigins && { corsOrigins: corsOriginsOf(corsOrigins) }),
    ...(bypass && { bypass: { cidrs: cidrsOf(bypass.cidrs) } }),
  };
}

/** The rules a question is decided by, out of a policy. */
export function rulesOf(policy: Policy): ApprovalRules {
  const { approvalsRequired, veto, selfApproval, lateApprovers, requireLogin, approvers, remindBeforeSeconds } = policy;
  const named = approvers ? { approvers } : {};
  return { approvalsRequired, veto, selfApproval, lateApprovers, requireLogin, remindBeforeSeconds, ...named };
}

type Settings<T> = { readonly [P in keyof T]?: T[P] | undefined };

/** What is asked of a policy; members left out stay as they stand. */
export interface PolicySettings extends Settings<Omit<Policy, 'approvers' | 'emergency'>> {
  /** `null` asks everyone again. */
  readonly approvers?: NamedApprovers | null | undefined;
  readonly emergency?: Settings<EmergencyRules> | undefined;
}

/** A policy with some of its members replaced, in its one form. @throws Refusal `malformed` */
export function mergedPolicy(standing: Policy, settings: PolicySettings): Policy {
  const { emergency = {}, approvers, ...rest } = settings;
  const { approvers: named, ...others } = standing;
  const asked = approvers === undefined ? named : approvers;
  return policyOf({
    ...others,
    ...given(rest),
    ...(asked && { approvers: asked }),
    emergency: { ...standing.emergency, ...given(emergency) },
  });
}

function given<T extends object>(settings: T) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

export function samePolicy(left: Policy, right: Policy): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

/** A policy in its one form: lists without repetition and in order, so that equal policies are the same. @throws Refusal `malformed` */
function policyOf(policy: Policy): Policy {
  assertNumbers('policy', policy, ranges);
  assertNumbers('policy.emergency', policy.emergency, emergencyRanges);
  assertReminders(policy);
  const { approvers, remindBeforeSeconds } = policy;
  return {
    ...policy,
    remindBeforeSeconds: [...new Set(remindBeforeSeconds)].sort((left, right) => right - left),
    ...(approvers && { approvers: approversOf(approvers) }),
  };
}

function assertReminders({ remindBeforeSeconds }: Policy): void {
  const count = remindBeforeSeconds.length;
  if (count <= maximumReminders && remindBeforeSeconds.every((before) => isWhole(before, 60, month))) return;
  throw new Refusal(
    'malformed',
    `policy.remindBeforeSeconds names at most ${maximumReminders} times, each 60 to ${month} seconds before the deadline.`,
  );
}

function assertNumbers<N extends string>(
  where: string,
  values: { readonly [name in NoInfer<N>]: number },
  limits: { readonly [name in N]: readonly [number, number] },
): void {
  for (const name in limits) {
    const [least, most] = limits[name];
    if (isWhole(values[name], least, most)) continue;
    throw new Refusal('malformed', `${where}.${name} is a whole number from ${least} to ${most}.`, {
      [name]: values[name],
    });
  }
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function approversOf(approvers: NamedApprovers): NamedApprovers {
  const people = [...new Set(approvers.people)].sort();
  const groups = [...new Set(approvers.groups)].sort();
  const named = [...people, ...groups];
  if (named.length > 0 && named.length <= maximumNamed && named.every(isId)) return { people, groups };
  throw new Refusal('malformed', `policy.approvers names 1 to ${maximumNamed} people and groups by their ids.`);
}

/** `/path` or `METHOD /path`. */
function exemptionsOf(exemptions: readonly string[]): string[] {
  if (exemptions.length > maximumExemptions) {
    throw new Refusal('malformed', `A site has at most ${maximumExemptions} exemptions.`);
  }
  return [...new Set(exemptions.map(exemptionOf))];
}

function exemptionOf(exemption: string): string {
  const [, method, path] = /^(?:([A-Z]{1,16}) )?(\/.*)$/.exec(exemption) ?? [];
  if (path === undefined) {
    throw new Refusal('malformed', 'An exemption is a path, or a method in capitals and a path, like POST /login.', {
      exemption: exemption.slice(0, 200),
    });
  }
  return method === undefined ? plainPath(path) : `${method} ${plainPath(path)}`;
}
