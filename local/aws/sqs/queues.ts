import { AwsError, type Caller, type ConditionContext, type Runtime } from '../gateway/service';
import { type Message, type MessageAttributes, MessageStore, type Received } from './message-store';
import { findQueue, type Queue, queuesOf } from './queue';

export interface SendOptions {
  readonly attributes?: MessageAttributes;
  /** 0–900 seconds; default: the queue's. */
  readonly delaySeconds?: number;
}

/**
 * The queues of the template with their permissions. All state is in the runtime, so there can be any number of these:
 * the SQS service has one, and so has everything that sends to a dead-letter queue.
 */
export class Queues {
  readonly #runtime: Runtime;
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #messages: MessageStore;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#queues = queuesOf(runtime.template);
    this.#messages = new MessageStore(runtime.state, runtime.clock);
  }

  /** @param queue ARN or URL. @throws AwsError when denied, unknown, or beyond a limit of SQS */
  send(caller: Caller, queue: string, body: string, options: SendOptions = {}): Message {
    const target = this.#authorized(caller, 'sqs:SendMessage', queue);
    return this.#accept(target, body, options);
  }

  /**
   * Sends in the name of an AWS service, if the queue's own policy lets it in.
   * @param service such as `events.amazonaws.com`
   * @returns whether it was let in. @throws AwsError when the queue is unknown, or beyond a limit of SQS
   */
  sendAs(service: string, context: ConditionContext, queue: string, body: string): boolean {
    const target = findQueue(this.#queues, queue);
    const policy = target.policy ?? { Statement: [] };
    if (!this.#runtime.permitsService(service, 'sqs:SendMessage', target.arn, context, policy)) return false;
    this.#accept(target, body, {});
    return true;
  }

  #accept(target: Queue, body: string, options: SendOptions): Message {
    const { attributes = {}, delaySeconds = target.delay } = options;
    if (body.length === 0)
      throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
    if (!(Number.isInteger(delaySeconds) && delaySeconds >= 0 && delaySeconds <= 900)) {
      throw invalid(
        `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
      );
    }
    if (Buffer.byteLength(body) + Buffer.byteLength(JSON.stringify(attributes)) - 2 > target.maximumSize) {
      throw invalid(
        `One or more parameters are invalid. Reason: Message must be shorter than ${target.maximumSize} bytes.`,
      );
    }
    return this.#messages.send(target, body, attributes, delaySeconds);
  }

  receive(caller: Caller, queue: string, limit: number, visibilityTimeout?: number): readonly Received[] {
    const source = this.#authorized(caller, 'sqs:ReceiveMessage', queue);
    const deadLetters = source.redrive && findQueue(this.#queues, source.redrive.deadLetterArn);
    return this.#messages.receive(source, limit, deadLetters, visibilityTimeout);
  }

  delete(caller: Caller, queue: string, receiptHandle: string): void {
    const source = this.#authorized(caller, 'sqs:DeleteMessage', queue);
    if (this.#messages.delete(source, receiptHandle)) return;
    throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.', 404);
  }

  postpone(caller: Caller, queue: string, receiptHandle: string, seconds: number): void {
    const source = this.#authorized(caller, 'sqs:ChangeMessageVisibility', queue);
    if (this.#messages.postpone(source, receiptHandle, seconds)) return;
    throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.', 404);
  }

  attributes(caller: Caller, queue: string): Readonly<Record<string, string>> {
    const source = this.#authorized(caller, 'sqs:GetQueueAttributes', queue);
    const { visible, inFlight, delayed } = this.#messages.count(source);
    return {
      QueueArn: source.arn,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      VisibilityTimeout: String(source.visibilityTimeout),
      DelaySeconds: String(source.delay),
      MessageRetentionPeriod: String(source.retention),
      MaximumMessageSize: String(source.maximumSize),
    };
  }

  /** Whether a receive would return something now; checks no permission, so only the poller may use it. */
  hasVisible(queue: string): boolean {
    return this.#messages.hasVisible(findQueue(this.#queues, queue));
  }

  #authorized(caller: Caller, action: string, queue: string): Queue {
    const found = findQueue(this.#queues, queue);
    this.#runtime.authorize(caller, action, found.arn, {}, found.policy);
    return found;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
