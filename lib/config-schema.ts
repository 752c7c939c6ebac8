import { z } from 'zod';
import { pathMatches } from '../edge/document/document';
import { type Form, forms, oneLine, visible } from '../lambdas/domain/forms';
import { counts, emergencyRanges, isWithin, lengths, policyRanges, type Range, ranges } from '../lambdas/domain/limits';
import { methods } from '../lambdas/domain/site/methods';
import { noticeLanguages } from '../lambdas/domain/site/notice-languages';
import { roles } from '../lambdas/http/route';

/**
 * The retention periods of CloudWatch Logs, in days:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653] as const;

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** A text with a given format, checked as the API does. */
const formed = ({ maximumLength, rules }: Form) =>
  rules.reduce(
    (text, [pattern, rule]) => text.regex(pattern, rule),
    maximumLength === undefined ? z.string() : z.string().max(maximumLength, atMost(maximumLength, 'character')),
  );

const line = (maximumLength: number) =>
  formed({ rules: [oneLine] })
    .refine((text) => visible[0].test(text), visible[1])
    .trim()
    .min(1, 'must not be empty')
    .max(maximumLength, atMost(maximumLength, 'character'));

const atMost = (limit: number, of: string) => `must have at most ${limit} ${of}${limit === 1 ? '' : 's'}`;

const listOf = <T extends z.ZodType>(element: T, most: number, of: string) =>
  z.array(element).max(most, atMost(most, of));

const whole = ([from, to]: Range, unit = '') => {
  const range = `must be a whole number${unit} from ${from} to ${to}`;
  return z.number(range).int(range).min(from, range).max(to, range);
};
const seconds = (range: Range) => whole(range, ' of seconds');

const id = formed(forms.id);
const hostname = formed(forms.hostname);
const flag = z.boolean('must be true or false');

const nobody = `must name 1 to ${counts.approversPerPolicy} people and groups`;

/** People by id, and groups. */
const approvers = z
  .strictObject({ people: z.array(id).default([]), groups: z.array(id).default([]) })
  .refine(({ people, groups }) => isWithin(people.length + groups.length, [1, counts.approversPerPolicy]), nobody);

const emergency = z
  .strictObject({
    /** 0 forbids emergencies. */
    maximumDurationSeconds: seconds(emergencyRanges.maximumDurationSeconds),
    ratifyWithinSeconds: seconds(emergencyRanges.ratifyWithinSeconds),
  })
  .partial();

/** The API decides the defaults of what is left out, so that defaults are defined once. */
export const policy = z
  .strictObject({
    approvalsRequired: whole(policyRanges.approvalsRequired),
    /** One rejection decides. */
    veto: flag,
    /** How long a request stays open. */
    timeoutSeconds: seconds(policyRanges.timeoutSeconds),
    selfApproval: flag,
    /** Whether people may vote who could not vote yet when the question was asked. */
    lateApprovers: flag,
    /** Votes only signed in or signed, not by mail. */
    requireLogin: flag,
    /** How old a sign-in may be, for votes and emergencies; any age when left out. */
    signInMaxAgeSeconds: seconds(ranges.signInMaxAgeSeconds),
    /** Every approver when left out. */
    approvers,
    /** Before the deadline. */
    remindBeforeSeconds: listOf(seconds(ranges.reminderSeconds), counts.remindersPerPolicy, 'reminder'),
    /** Before a start, where the site has public notices. */
    remindPublicBeforeSeconds: listOf(seconds(ranges.reminderSeconds), counts.remindersPerPolicy, 'reminder'),
    /** The shortest time from the request to the start; leaves time for approvers and for propagation. */
    leadTimeSeconds: seconds(policyRanges.leadTimeSeconds),
    maximumDurationSeconds: seconds(policyRanges.maximumDurationSeconds),
    /** By how many seconds a running window may be extended without a new approval. */
    overrunSeconds: seconds(policyRanges.overrunSeconds),
    emergency,
  })
  .partial();

const site = z.strictObject({
  siteId: id,
  /** `*.shop.example.com`, too, where the gate has wildcards. */
  hostnames: listOf(
    z.string().toLowerCase().pipe(formed(forms.protectedHostname)),
    counts.hostnamesPerSite,
    'hostname',
  ).min(1, 'must name at least one hostname'),
  timeZone: formed(forms.timeZone).refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris').default('UTC'),
  /** Replaces the API's standard list (health checks, ACME challenges, robots.txt). */
  exemptions: listOf(formed(forms.exemption), counts.exemptionsPerSite, 'exemption').optional(),
  policy: policy.default({}),
  /** What passes in read-only mode; the API's default is GET, HEAD and OPTIONS. */
  allowedMethods: z
    .array(z.enum(methods, `must be one of ${methods.join(', ')}`))
    .min(1, 'must name at least one method')
    .optional(),
  corsOrigins: listOf(formed(forms.origin), counts.originsPerSite, 'origin').optional(),
  /** What a path prefix covers: whole segments, or segments with a suffix like `/shop.json` as well. */
  pathMatch: z.enum(pathMatches, `must be one of ${pathMatches.join(', ')}`).optional(),
  /** The longest wait that refused clients are told. */
  retryAfterMaximumSeconds: seconds(ranges.retryAfterMaximumSeconds).optional(),
  /** How the site looks to people. */
  branding: z
    .strictObject({ name: line(lengths.siteName), logo: formed(forms.logo), accentColor: formed(forms.color) })
    .partial()
    .optional(),
  /** The public is told of its windows, in these languages; not at all when there is none. */
  notices: z
    .strictObject({
      languages: z.array(z.enum(noticeLanguages, `must be one of ${noticeLanguages.join(', ')}`)),
    })
    .optional(),
  /** Address ranges that always pass. Links and the header secret are created through the API. */
  bypass: z.strictObject({ cidrs: listOf(formed(forms.cidr), counts.cidrsPerSite, 'address range') }).optional(),
});

const person = z.strictObject({
  personId: id,
  name: line(lengths.personName),
  email: formed(forms.email),
  /** In which mails and the confirm page tell them times first. */
  timeZone: formed(forms.timeZone).refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris').optional(),
  principals: listOf(formed(forms.principal), counts.principalsPerMember, 'principal'),
  approver: flag.default(true),
  /** What policies name people by. */
  groups: listOf(id, counts.groupsPerPerson, 'group').optional(),
});

const distribution = z.strictObject({
  originDomainName: hostname,
  /**
   * The `Host` header to the origin is the visitor's: for an origin that serves several sites or has their certificate.
   */
  forwardHost: flag.default(false),
  alias: z
    .strictObject({
      domainNames: z.array(hostname).min(1, 'must name at least one hostname'),
      // CloudFront accepts certificates from us-east-1 only.
      certificateArn: z
        .string()
        .regex(
          /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/.+$/,
          'must be the ARN of a certificate in us-east-1',
        ),
    })
    .optional(),
});

/** Where events are posted to. Six of them fit into a function's environment. */
const webhook = z.strictObject({
  webhookId: id,
  url: z
    .url('must be a URL')
    .max(200, atMost(200, 'character'))
    .regex(/^https?:\/\/[^@?#]+(\?[^#]*)?$/, 'must be an https URL without a user name and a fragment'),
  /** Detail-types, or their beginning up to a dot; every event when left out. */
  types: listOf(
    z.string().regex(/^[a-z]+\.[a-z-]*$/, 'must be a type such as window.approved, or its beginning up to the dot'),
    20,
    'type',
  )
    .min(1, 'must name at least one type')
    .optional(),
  siteIds: listOf(id, 20, 'site').min(1, 'must name at least one site').optional(),
});

const claim = line(200);

/**
 * How people sign in. Without `issuer` the stack makes a user pool of its own; with it, it trusts that OpenID Connect provider. What
 * belongs to which of the two is checked in config.ts.
 */
const identity = z.strictObject({
  /** Exactly as its tokens write it: some end with a slash. */
  issuer: z
    .string()
    .max(200, atMost(200, 'character'))
    .regex(/^https:\/\/[A-Za-z0-9._~:/-]+$/, 'must be an https URL without query and fragment')
    .optional(),
  /** Of the console, as the provider knows it. */
  clientId: claim.optional(),
  /** The `aud` of access tokens, if it is not the client id. */
  audience: claim.optional(),
  /** What access tokens must have in `scope` or `scp`; ID tokens have neither. */
  scope: claim.optional(),
  /** What the console asks for. */
  requestedScopes: listOf(claim, 20, 'scope').min(1, 'must name at least one scope').optional(),
  groupsClaim: claim.optional(),
  /** Which groups of the provider give a role; the group of the same name when left out. */
  groups: z.partialRecord(z.enum(roles, `must be one of ${roles.join(', ')}`), listOf(claim, 20, 'group')).optional(),
  /** Of the stack's own user pool. */
  mfa: z.enum(['off', 'optional', 'required'], 'must be off, optional or required').optional(),
});

/** S3 keeps nothing longer. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html */
const longestRetention = 36_500;

const auditArchive = z.strictObject({
  /** So long nobody can remove a copied entry. It holds for what is copied from then on. */
  retentionDays: whole([1, longestRetention], ' of days'),
  /** GOVERNANCE: who has `s3:BypassGovernanceRetention` can remove one all the same. COMPLIANCE: nobody can, not even AWS. */
  mode: z.enum(['GOVERNANCE', 'COMPLIANCE'], 'must be GOVERNANCE or COMPLIANCE').default('GOVERNANCE'),
});

/** The file, checked and with its defaults. */
export const schema = z.strictObject({
  /** Also the prefix of what has a fixed name (policies, topics, schedule group), so two stacks in one account need two. */
  stackName: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1–32 of a-z, 0-9 and -, beginning with a letter')
    .default('quiesce'),
  distribution,
  /** What a site gets unless it says otherwise. */
  policy: policy.default({}),
  /** Boundaries nearer than this go through SQS; its longest delay is 900 s, and Scheduler's precision is 60 s. */
  nearBoundarySeconds: seconds([60, 900]).default(120),
  /** A window is put at the edge this long before it starts; the time for which sites close by themselves if all else fails. */
  edge: z
    .strictObject({ armedDaysAhead: whole(ranges.armedDaysAhead, ' of days').default(7) })
    .default({ armedDaysAhead: 7 }),
  /** Sites may have hostnames like *.shop.example.com; a request for an unknown hostname then reads the store twice. */
  wildcards: flag.default(false),
  /** Responses announce the next window in a header, by a second function on every response. */
  announce: flag.default(false),
  /** The sites themselves are asked, from the internet, whether each window has started and ended there. */
  proveFlips: flag.default(true),
  /** An HTML template for the page visitors see, from the configuration's folder; docs/maintenance-page.md. */
  page: z.string().min(1, 'must name a file').optional(),
  /** Where what happens is published: the account's default event bus, or one of this stack. */
  events: z
    .strictObject({ bus: z.enum(['default', 'own'], 'must be default or own').default('default') })
    .default({ bus: 'default' }),
  /** Events are posted to these, signed. */
  webhooks: listOf(webhook, 6, 'webhook').default([]),
  /** Allows http to this computer, for receivers beside the local runtime; never deployed. */
  webhooksToLoopback: flag.default(false),
  /** People use the API in a browser, signed in: the console, and where it gets its people from. */
  console: flag.default(true),
  identity: identity.default({}),
  /** Whom people ask who sign in and are not in the directory. */
  contact: line(lengths.contact).default('an administrator of Quiesce'),
  /** A second copy of the audit log, in a bucket that nothing is removed from. */
  auditArchive: auditArchive.optional(),
  alarmEmail: formed(forms.email).optional(),
  logRetentionDays: z.literal([...retentionDays], `must be one of ${retentionDays.join(', ')}`).default(90),
  sites: z.array(site).default([]),
  people: listOf(person, counts.people, 'entry').default([]),
});
