import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AwsError, type Runtime, type StateMap } from '../gateway/service';
import { mailsOf } from './mails';
import { invalid } from './topics';

/** https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html */
const tokenLifeMs = 2 * 24 * 3600 * 1000;

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly email: string;
  readonly confirmed: boolean;
  /** Whether only a signed call may unsubscribe, because mail scanners follow the links in mails. */
  readonly authenticateOnUnsubscribe: boolean;
  /** SHA-256 of the confirmation tokens, and when they end (epoch milliseconds): every reminder has its own. */
  readonly tokens: readonly { readonly hash: string; readonly endsAt: number }[];
}

/** E-mail subscriptions. Mail goes to the local mailbox, to confirmed addresses only. */
export class Subscriptions {
  readonly #runtime: Runtime;
  readonly #subscriptions: StateMap<Subscription>;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#subscriptions = runtime.state.map<Subscription>('sns-subscriptions');
  }

  /** Live subscriptions; an unconfirmed one ends when its last token expires. */
  ofTopic(topicArn: string): readonly Subscription[] {
    const now = this.#runtime.clock();
    return this.#subscriptions
      .entries(`${topicArn}:`)
      .map(([, subscription]) => subscription)
      .filter(({ confirmed, tokens }) => confirmed || tokens.some((token) => token.endsAt > now));
  }

  get(arn: string): Subscription | undefined {
    return this.#subscriptions.get(arn);
  }

  /** Asks the address to confirm, once more if it is pending; a confirmed one stays as it is. */
  subscribe(topicArn: string, email: string): Subscription {
    const existing = this.ofTopic(topicArn).find((subscription) => subscription.email === email);
    if (existing?.confirmed) return existing;
    const token = randomBytes(64).toString('hex');
    const arn = existing?.arn ?? `${topicArn}:${randomUUID()}`;
    const tokens = [...(existing?.tokens ?? []), { hash: hashOf(token), endsAt: this.#runtime.clock() + tokenLifeMs }];
    const subscription = { arn, topicArn, email, confirmed: false, authenticateOnUnsubscribe: false, tokens };
    this.#subscriptions.put(arn, subscription);
    this.#mail(
      email,
      'AWS Notification - Subscription Confirmation',
      confirmationText(topicArn, this.#confirmUrl(topicArn, token)),
    );
    return subscription;
  }

  /** Confirming twice is harmless. @throws AwsError `InvalidParameter` for a token that is unknown or over */
  confirm(topicArn: string, token: string, authenticateOnUnsubscribe: boolean): Subscription {
    const hash = hashOf(token);
    const now = this.#runtime.clock();
    const subscription = this.ofTopic(topicArn).find(({ tokens }) =>
      tokens.some((each) => each.hash === hash && each.endsAt > now),
    );
    if (subscription === undefined) throw invalid('Token');
    if (subscription.confirmed) return subscription;
    const confirmed = { ...subscription, confirmed: true, authenticateOnUnsubscribe };
    this.#subscriptions.put(subscription.arn, confirmed);
    return confirmed;
  }

  unsubscribe(arn: string): void {
    this.#subscriptions.delete(arn);
  }

  /**
   * The unsubscribe link at the end of a mail. @throws AwsError `AuthorizationError` when the subscription requires a
   * signed call
   */
  unsubscribeByLink(arn: string): void {
    if (this.get(arn)?.authenticateOnUnsubscribe) {
      throw new AwsError('AuthorizationError', 'Unsubscribing from this topic requires a signed call', 403);
    }
    this.unsubscribe(arn);
  }

  deleteOf(topicArn: string): void {
    for (const [arn] of this.#subscriptions.entries(`${topicArn}:`)) this.#subscriptions.delete(arn);
  }

  /** Mails all confirmed subscribers. @returns how many */
  deliver(topicArn: string, subject: string, message: string): number {
    const confirmed = this.ofTopic(topicArn).filter((subscription) => subscription.confirmed);
    for (const subscription of confirmed)
      this.#mail(subscription.email, subject, `${message}\n\n${this.#footer(subscription)}`);
    return confirmed.length;
  }

  #mail(to: string, subject: string, text: string): void {
    mailsOf(this.#runtime.state).deliver({ to, subject, text }, this.#runtime.clock());
  }

  /** The local mailbox serves the pages of sns.{region}.amazonaws.com. */
  #url(page: string, query: Readonly<Record<string, string>>): string {
    return `http://127.0.0.1:${this.#runtime.port + 2}/${page}?${new URLSearchParams({ ...query, Endpoint: 'email' })}`;
  }

  #confirmUrl(TopicArn: string, Token: string): string {
    return this.#url('confirmation.html', { TopicArn, Token });
  }

  #footer({ arn, authenticateOnUnsubscribe }: Subscription): string {
    const line = '--\nIf you wish to stop receiving notifications from this topic,';
    if (authenticateOnUnsubscribe) return `${line} ask whoever subscribed you.`;
    return `${line} please click or visit the link below to unsubscribe:\n${this.#url('unsubscribe.html', { SubscriptionArn: arn })}`;
  }
}

function confirmationText(topicArn: string, url: string): string {
  return `You have chosen to subscribe to the topic:\n${topicArn}\n\nTo confirm this subscription, click or visit the link below (If this was in error no action is necessary):\n${url}\n`;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
