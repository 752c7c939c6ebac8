import { z } from 'zod';
import { AwsError, type PolicyDocument, type Resource, type Template } from '../gateway/service';
import { policyOf } from '../wire/policy';

/** A queue as the template declares it; times in seconds, sizes in bytes. Defaults are those of CloudFormation. */
export interface Queue {
  readonly arn: string;
  readonly name: string;
  readonly url: string;
  readonly visibilityTimeout: number;
  readonly delay: number;
  readonly retention: number;
  readonly maximumSize: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
  readonly policy?: PolicyDocument;
}

const propertiesSchema = z.object({
  VisibilityTimeout: z.coerce.number().default(30),
  DelaySeconds: z.coerce.number().default(0),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
  MaximumMessageSize: z.coerce.number().default(1_048_576),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  FifoQueue: z.literal(false, 'FIFO queues are not served locally').optional(),
});

const queuePolicySchema = z.object({ Queues: z.array(z.string()) });

/** The queues of the template by name. @throws ZodError when one uses what the local service cannot do. */
export function queuesOf(template: Template): ReadonlyMap<string, Queue> {
  const queues = template.ofType('AWS::SQS::Queue').map((resource) => toQueue(resource, template));
  return new Map(queues.map((queue) => [queue.name, queue]));
}

/** Finds a queue by its ARN or URL: both end with its name. @throws AwsError `QueueDoesNotExist` */
export function findQueue(queues: ReadonlyMap<string, Queue>, arnOrUrl: string): Queue {
  const queue = queues.get(arnOrUrl.split(/[:/]/).at(-1) ?? '');
  if (queue === undefined) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
  return queue;
}

function toQueue(resource: Resource, template: Template): Queue {
  const properties = propertiesSchema.parse(resource.properties);
  const policies = template
    .ofType('AWS::SQS::QueuePolicy')
    .filter((each) => queuePolicySchema.parse(each.properties).Queues.includes(resource.physicalId));
  const documents = policies.map((each) => each.properties.PolicyDocument);
  const policy = policyOf(documents, resource.logicalId);
  const { RedrivePolicy: redrive } = properties;
  return {
    arn: resource.arn,
    name: resource.arn.split(':').at(-1) ?? '',
    url: resource.physicalId,
    visibilityTimeout: properties.VisibilityTimeout,
    delay: properties.DelaySeconds,
    retention: properties.MessageRetentionPeriod,
    maximumSize: properties.MaximumMessageSize,
    ...(redrive && {
      redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
    }),
    ...(policy && { policy }),
  };
}
