import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

const slug = /^[a-z][a-z0-9-]{0,23}$/;
const hostname = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The periods CloudWatch Logs offers, in days: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653] as const;

const knownTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const siteId = z.string().regex(slug, 'must be 1–24 of a-z, 0-9 and -, beginning with a letter');
const exemption = z
  .string()
  .regex(/^(?:[A-Z]{1,16} )?\//, 'must be a path beginning with /, or a method and a path such as POST /login');
const hostnameOf = (example: string) => z.string().regex(hostname, `must be a lower-case host name such as ${example}`);
/** `*.shop.example.com`, too, where the gate has wildcards. */
const protectedHostname = z
  .string()
  .refine(
    (text) => hostname.test(text.replace(/^\*\./, '')),
    'must be a lower-case host name such as shop.example.com',
  );
const seconds = (from: number, to: number) => {
  const range = `must be a whole number of seconds from ${from} to ${to}`;
  return z.number(range).int(range).min(from, range).max(to, range);
};
const approvals = 'must be a whole number from 1 to 10';

const flag = z.boolean('must be true or false');

const reminders = 'must name at most 5 times';
const groups = z.array(siteId).max(20, 'must name at most 20 groups');

/** People by id, and groups; together at least one, says the API. */
const approvers = z.strictObject({
  people: z.array(siteId).max(50, 'must name at most 50 people').default([]),
  groups: z.array(siteId).max(50, 'must name at most 50 groups').default([]),
});

const emergency = z
  .strictObject({
    /** 0 forbids emergencies. */
    maximumDurationSeconds: seconds(0, 86_400),
    ratifyWithinSeconds: seconds(60, 1_209_600),
  })
  .partial();

/** What is left out is decided by the API's own defaults, so they are written down once. */
const policy = z
  .strictObject({
    approvalsRequired: z.number(approvals).int(approvals).min(1, approvals).max(10, approvals),
    /** One rejection decides. */
    veto: flag,
    /** How long a request stays open; 30 days at most. */
    timeoutSeconds: seconds(60, 2_592_000),
    selfApproval: flag,
    /** People count who could not vote yet when the question was asked. */
    lateApprovers: flag,
    /** Votes only through the signed API. */
    requireLogin: flag,
    /** Everyone who approves when left out. */
    approvers,
    /** Before the deadline. */
    remindBeforeSeconds: z.array(seconds(60, 2_592_000)).max(5, reminders),
    /** The least time from the request to the start: room for approvers and for the edge's propagation. */
    leadTimeSeconds: seconds(0, 2_592_000),
    maximumDurationSeconds: seconds(60, 2_592_000),
    /** How far the end of a running window may be moved without asking again. */
    overrunSeconds: seconds(0, 86_400),
    emergency,
  })
  .partial();

const site = z.strictObject({
  siteId,
  hostnames: z.array(protectedHostname).min(1, 'must name at least one host').max(24, 'must name at most 24 hosts'),
  timeZone: z.string().refine(knownTimeZone, 'must be an IANA time zone such as Europe/Paris').default('UTC'),
  /** Replaces the API's standard list (health checks, ACME challenges, robots.txt). */
  exemptions: z.array(exemption).optional(),
  policy: policy.default({}),
  /** What passes in read-only mode; the API's default is GET, HEAD and OPTIONS. */
  allowedMethods: z.array(z.string().regex(/^[A-Z]+$/, 'must be a method in capitals')).optional(),
  corsOrigins: z
    .array(z.string().regex(/^(\*|https?:\/\/[^/]+)$/, 'must be an origin such as https://app.example.com, or *'))
    .optional(),
  /** Who always passes. Links and the header secret are made through the API. */
  bypass: z
    .strictObject({
      cidrs: z.array(z.string().regex(/^[\da-fA-F.:]+(\/\d+)?$/, 'must be a CIDR such as 203.0.113.0/24')),
    })
    .optional(),
});

const person = z.strictObject({
  personId: siteId,
  name: z.string().min(1, 'must not be empty'),
  email: z.email('must be an e-mail address'),
  principals: z.array(z.string().min(1, 'must be an IAM ARN or a JWT subject')),
  approver: flag.default(true),
  /** What policies name people by. */
  groups: groups.optional(),
});

const distribution = z.strictObject({
  originDomainName: hostnameOf('origin.example.com'),
  /** The origin is asked for the visitor's host, not for its own: for one that serves several sites or has their certificate. */
  forwardHost: flag.default(false),
  alias: z
    .strictObject({
      domainNames: z.array(hostnameOf('shop.example.com')).min(1, 'must name at least one host'),
      // CloudFront takes certificates from us-east-1 only.
      certificateArn: z
        .string()
        .regex(
          /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/.+$/,
          'must be the ARN of a certificate in us-east-1',
        ),
    })
    .optional(),
});

const schema = z.strictObject({
  /** Also the prefix of what has a fixed name (policies, topics, schedule group), so two stacks in one account need two. */
  stackName: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1–32 of a-z, 0-9 and -, beginning with a letter')
    .default('quiesce'),
  distribution,
  /** What a site gets unless it says otherwise. */
  policy: policy.default({}),
  /** Boundaries nearer than this go through SQS; its longest delay is 900 s, and Scheduler's precision is 60 s. */
  nearBoundarySeconds: seconds(60, 900).default(120),
  /** Sites may have hostnames like *.shop.example.com; a request for an unknown hostname then reads the store twice. */
  wildcards: flag.default(false),
  /** Responses announce the next window in a header, by a second function on every response. */
  announce: flag.default(false),
  /** An HTML template for the page visitors see, from the configuration's folder; docs/maintenance-page.md. */
  page: z.string().min(1, 'must name a file').optional(),
  alarmEmail: z.email('must be an e-mail address').optional(),
  logRetentionDays: z.literal([...retentionDays], `must be one of ${retentionDays.join(', ')}`).default(90),
  sites: z.array(site).default([]),
  people: z.array(person).max(200, 'must list at most 200 people').default([]),
});

/** Checked and completed; `sites` and `people` are to be sent to the Admin API after the deployment. */
export type Config = z.output<typeof schema>;

/** The configuration cannot be used; the message names the file and every wrong field. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const pathOf = (path: readonly PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

function sentence(issue: z.core.$ZodIssue): string {
  const at = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${pathOf([...issue.path, key])} is not a setting Quiesce knows.`).join(' ');
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${at} is missing.`;
  const rule = issue.message.startsWith('must')
    ? issue.message
    : `must be ${'expected' in issue ? issue.expected : 'valid'}`;
  return `${at || 'The file'} ${rule}.`;
}

function repeated(where: string, values: readonly string[]): string[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => `${where} names ${value} twice.`);
}

const unknownToGate = ({ sites, wildcards }: Config): string[] => {
  const named = sites.flatMap((entry) => entry.hostnames).filter((name) => name.startsWith('*.'));
  return wildcards ? [] : named.map((name) => `sites.hostnames names ${name}, which needs wildcards to be true.`);
};

const collisions = ({ sites, people }: Config) => [
  ...repeated(
    'sites.siteId',
    sites.map((entry) => entry.siteId),
  ),
  ...repeated(
    'sites.hostnames',
    sites.flatMap((entry) => entry.hostnames),
  ),
  ...repeated(
    'people.personId',
    people.map((entry) => entry.personId),
  ),
  ...repeated(
    'people.principals',
    people.flatMap((entry) => entry.principals),
  ),
];

type PolicySettings = z.output<typeof policy>;

function completedPolicy(standard: PolicySettings, own: PolicySettings): PolicySettings {
  const emergency = { ...standard.emergency, ...own.emergency };
  return { ...standard, ...own, ...(Object.keys(emergency).length > 0 && { emergency }) };
}

/**
 * Checks a configuration already read from JSON and completes its defaults.
 * @param file what the error message calls it.
 * @throws ConfigError naming every wrong field at once.
 */
export function parseConfig(input: unknown, file: string): Config {
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) throw new ConfigError(`${file}: ${result.error.issues.map(sentence).join(' ')}`);
  const wrong = [...collisions(result.data), ...unknownToGate(result.data)];
  if (wrong.length > 0) throw new ConfigError(`${file}: ${wrong.join(' ')}`);
  const { policy: standard, sites, ...rest } = result.data;
  const completed = sites.map((entry) => ({ ...entry, policy: completedPolicy(standard, entry.policy) }));
  return { ...rest, policy: standard, sites: completed };
}

/** @throws ConfigError when the file is missing, is not JSON or has a wrong field. */
export function loadConfig(path: string): Config {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(`${file} cannot be read: create it, or point QUIESCE_CONFIG at your file.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
  return parseConfig(json, file);
}
