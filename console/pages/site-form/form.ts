import type { Site } from '../../api/types';
import { noSpan, type Span, spanOf } from '../../parts/forms/span';

/** What is typed about a site, as it is typed. Lists of names and paths have one entry per line. */
export interface SiteForm {
  readonly siteId: string;
  readonly name: string;
  readonly hostnames: string;
  readonly timeZone: string;
  readonly exemptions: string;
  readonly methods: Site['allowedMethods'];
  readonly cidrs: string;
  readonly origins: string;
  readonly pathMatch: Site['pathMatch'];
  readonly retryAfter: Span;
  readonly accentColor: string;
  readonly logo: string;
  readonly languages: Site['notices']['languages'];
  readonly approvalsRequired: string;
  readonly asked: 'everyone' | 'named';
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly veto: boolean;
  readonly selfApproval: boolean;
  readonly lateApprovers: boolean;
  readonly requireLogin: boolean;
  /** Without an amount any sign-in is recent enough. */
  readonly signInMaxAge: Span;
  readonly reminders: readonly Span[];
  readonly publicReminders: readonly Span[];
  readonly timeout: Span;
  readonly leadTime: Span;
  readonly longest: Span;
  readonly overrun: Span;
  readonly longestEmergency: Span;
  readonly ratifyWithin: Span;
  /** Why, for those who vote and for the audit log. */
  readonly reason: string;
  readonly ticket: string;
}

/** A new site begins with the defaults of the API, so that who types sees them. */
export const newForm: SiteForm = {
  siteId: '',
  name: '',
  hostnames: '',
  timeZone: 'UTC',
  exemptions: '/.well-known/acme-challenge\n/health\n/healthz\n/robots.txt',
  methods: ['GET', 'HEAD', 'OPTIONS'],
  cidrs: '',
  origins: '',
  pathMatch: 'segments',
  retryAfter: spanOf(300),
  accentColor: '',
  logo: '',
  languages: [],
  approvalsRequired: '1',
  asked: 'everyone',
  people: [],
  groups: [],
  veto: true,
  selfApproval: false,
  lateApprovers: false,
  requireLogin: false,
  signInMaxAge: noSpan,
  reminders: [spanOf(3_600)],
  publicReminders: [spanOf(86_400), spanOf(3_600)],
  timeout: spanOf(86_400),
  leadTime: spanOf(120),
  longest: spanOf(86_400),
  overrun: spanOf(0),
  longestEmergency: spanOf(3_600),
  ratifyWithin: spanOf(86_400),
  reason: '',
  ticket: '',
};

/** A site as it is read, for editing it. */
export function formOf(site: Site): SiteForm {
  const { siteId, timeZone, pathMatch, branding, notices, policy } = site;
  return {
    siteId,
    name: branding.name ?? '',
    hostnames: site.hostnames.join('\n'),
    timeZone,
    exemptions: site.exemptions.join('\n'),
    methods: site.allowedMethods,
    cidrs: site.bypass.cidrs.join('\n'),
    origins: site.corsOrigins.join('\n'),
    pathMatch,
    retryAfter: spanOf(site.retryAfterMaximumSeconds),
    accentColor: branding.accentColor ?? '',
    logo: branding.logo ?? '',
    languages: notices.languages,
    ...policyFormOf(policy),
    reason: '',
    ticket: '',
  };
}

function policyFormOf({ approvers, signInMaxAgeSeconds, emergency, ...policy }: Site['policy']) {
  const { veto, selfApproval, lateApprovers, requireLogin } = policy;
  return {
    approvalsRequired: String(policy.approvalsRequired),
    asked: approvers ? ('named' as const) : ('everyone' as const),
    people: approvers?.people ?? [],
    groups: approvers?.groups ?? [],
    veto,
    selfApproval,
    lateApprovers,
    requireLogin,
    signInMaxAge: signInMaxAgeSeconds === undefined ? noSpan : spanOf(signInMaxAgeSeconds),
    reminders: policy.remindBeforeSeconds.map(spanOf),
    publicReminders: policy.remindPublicBeforeSeconds.map(spanOf),
    timeout: spanOf(policy.timeoutSeconds),
    leadTime: spanOf(policy.leadTimeSeconds),
    longest: spanOf(policy.maximumDurationSeconds),
    overrun: spanOf(policy.overrunSeconds),
    longestEmergency: spanOf(emergency.maximumDurationSeconds),
    ratifyWithin: spanOf(emergency.ratifyWithinSeconds),
  };
}
