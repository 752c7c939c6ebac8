import type { JsonObject, Runtime } from '../gateway/service';
import { invokePolicyOf } from '../lambda/invoke-policy';
import { Queues } from '../sqs/queues';
import type { Rule, Target } from './rule';

const service = 'events.amazonaws.com';

/**
 * Hands an event to a rule's target, if the target's own policy lets EventBridge in. What is refused goes to the target's
 * dead-letter queue, at once: it would be refused again.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function deliver(runtime: Runtime, rule: Rule, target: Target, event: JsonObject): void {
  const line = { rule: rule.arn, target: target.Arn, event: event.id };
  if (isDelivered(runtime, rule, target.Arn, event)) {
    runtime.log({ code: 'event-delivered', ...line });
    return;
  }
  const deadLetters = target.DeadLetterConfig?.Arn;
  const kept = deadLetters !== undefined && isDelivered(runtime, rule, deadLetters, event);
  runtime.log({ code: kept ? 'event-not-delivered' : 'event-lost', ...line });
}

/** @throws Error naming a target that is neither a queue nor a function of the template */
function isDelivered(runtime: Runtime, rule: Rule, arn: string, event: JsonObject): boolean {
  const type = runtime.template.byArn(arn)?.type;
  if (type === 'AWS::SQS::Queue') {
    const queues = new Queues(runtime);
    return queues.sendAs(service, { 'aws:SourceArn': rule.arn }, arn, JSON.stringify(event));
  }
  if (type !== 'AWS::Lambda::Function') throw new Error(`The local EventBridge cannot deliver to ${arn}`);
  const policy = invokePolicyOf(arn, runtime.template);
  const context = { 'aws:SourceArn': rule.arn };
  if (!runtime.permitsService(service, 'lambda:InvokeFunction', arn, context, policy)) return false;
  runtime.invokeAsync(arn, event);
  return true;
}
