import { AwsError, type Caller, type Runtime } from '../gateway/service';
import { type Subscription, Subscriptions } from './subscriptions';
import { invalid, notFound, Topics } from './topics';

/** An operation of the query protocol. @returns the XML of its result, without the element around it */
type Operation = (form: URLSearchParams, caller: Caller) => string;
export type Operations = Readonly<Record<string, Operation>>;

/** Topics and subscriptions behind their permissions. */
export class Sns {
  readonly topics: Topics;
  readonly subscriptions: Subscriptions;

  constructor(readonly runtime: Runtime) {
    this.topics = new Topics(runtime);
    this.subscriptions = new Subscriptions(runtime);
  }

  /** @returns the topic's ARN. @throws AwsError when the caller may not do this on the topic, or there is none */
  authorized(caller: Caller, action: string, topicArn: string): string {
    const exists = this.topics.exists(topicArn);
    this.runtime.authorize(caller, `sns:${action}`, topicArn, {}, exists ? this.topics.policyOf(topicArn) : undefined);
    if (!exists) throw notFound();
    return topicArn;
  }

  /** Permissions on subscriptions are given on their topic. */
  subscribed(caller: Caller, action: string, arn: string): Subscription {
    this.runtime.authorize(caller, `sns:${action}`, arn.slice(0, Math.max(0, arn.lastIndexOf(':'))));
    const subscription = this.subscriptions.get(arn);
    if (subscription === undefined) throw new AwsError('NotFound', 'Subscription does not exist', 404);
    return subscription;
  }
}

export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw invalid(`${name} Reason: no value`);
  return value;
}
