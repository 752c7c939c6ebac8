import { z } from 'zod';
import { forms } from '../../lambdas/domain/forms';
import { counts, lengths, ranges } from '../../lambdas/domain/limits';
import { auditArchive, webhook } from './delivery';
import { flag, formed, hostname, line, listOf, seconds, whole } from './fields';
import { identity, person } from './people';
import { policy } from './policy';
import { site } from './site';

/**
 * The retention periods of CloudWatch Logs, in days:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653] as const;

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
