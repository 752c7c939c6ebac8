import type { AwsRequest, AwsResponse, Caller, Template } from '../gateway/service';
import type { Exhausted } from './async-queue';

type Dispatch = (request: AwsRequest) => Promise<AwsResponse>;

/** Sends a failure record to a queue or a topic with the function's own role, as Lambda does. */
export class Destinations {
  constructor(
    private readonly template: Template,
    private readonly dispatch: Dispatch,
  ) {}

  /** @throws Error when the destination is neither a queue nor a topic of the template; AwsError when it refuses. */
  async send(arn: string, record: object, caller: Caller): Promise<void> {
    const resource = this.template.byArn(arn);
    const message = JSON.stringify(record);
    if (resource?.type === 'AWS::SQS::Queue') {
      await this.dispatch(sendMessage(caller, resource.physicalId, message));
    } else if (resource?.type === 'AWS::SNS::Topic') {
      await this.dispatch(publish(caller, arn, message));
    } else {
      throw new Error(`The local runtime cannot deliver failures to ${arn}`);
    }
  }
}

function sendMessage(caller: Caller, QueueUrl: string, MessageBody: string): AwsRequest {
  return {
    caller,
    service: 'sqs',
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify({ QueueUrl, MessageBody })),
  };
}

function publish(caller: Caller, TopicArn: string, Message: string): AwsRequest {
  return {
    caller,
    service: 'sns',
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams({ Action: 'Publish', Version: '2010-03-31', TopicArn, Message }).toString()),
  };
}

/** The record of an exhausted asynchronous invocation. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function invocationRecord({ event, condition, result }: Exhausted, at: number): object {
  return {
    version: '1.0',
    timestamp: new Date(at).toISOString(),
    requestContext: {
      requestId: event.requestId,
      functionArn: `${event.functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: event.attempts,
    },
    requestPayload: event.payload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: result.payload,
  };
}
