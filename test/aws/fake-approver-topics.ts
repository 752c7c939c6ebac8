import type { ApproverTopics, SubscriptionState } from '../../lambdas/aws/approver-topics';

/** Mailboxes that confirm with the token `good-token`. */
export class FakeApproverTopics implements ApproverTopics {
  readonly topics = new Map<string, { email: string; confirmed: boolean }>();
  /** Addresses asked, in order. */
  readonly asked: string[] = [];
  failing = false;

  async open(personId: string, email: string): Promise<void> {
    if (this.failing) throw new Error('SNS is away');
    const present = this.topics.get(personId);
    if (present?.email === email && present.confirmed) return;
    this.topics.set(personId, { email, confirmed: false });
    this.asked.push(email);
  }

  async confirm(personId: string, token: string): Promise<'confirmed' | 'refused'> {
    const topic = this.topics.get(personId);
    if (token !== 'good-token' || !topic) return 'refused';
    topic.confirmed = true;
    return 'confirmed';
  }

  async subscription(personId: string, email: string): Promise<SubscriptionState> {
    if (this.failing) throw new Error('SNS is away');
    const topic = this.topics.get(personId);
    if (!topic) return 'none';
    if (topic.email !== email) return 'foreign';
    return topic.confirmed ? 'confirmed' : 'pending';
  }

  async close(personId: string): Promise<void> {
    if (this.failing) throw new Error('SNS is away');
    this.topics.delete(personId);
  }

  /** By the link at the foot of a mail. */
  unsubscribe(personId: string): void {
    this.topics.delete(personId);
  }
}
