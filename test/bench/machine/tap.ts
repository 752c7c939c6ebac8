import { DynamoClient, type OnBreak } from '../../../local/aws/dynamodb/client';
import type { Engine } from '../../../local/aws/dynamodb/engine';
import type { AwsResponse } from '../../../local/aws/gateway/service';

/** A transaction that was committed, and the items as they were before it. */
export interface Tapped {
  readonly elements: readonly unknown[];
}

const KEPT = 50;

/** Remembers the last transactions that went to the database. */
export class Tap {
  private tapped: Tapped[] = [];

  /** Stands between the machine and its database. */
  before(engine: Engine): Engine {
    const remember = (body: string | Buffer) => this.remember(body);
    class TappedClient extends DynamoClient {
      override async forward(target: string, body: string | Buffer, onBreak?: OnBreak): Promise<AwsResponse> {
        const response = await super.forward(target, body, onBreak);
        if (response.status === 200 && target.endsWith('.TransactWriteItems')) remember(body);
        return response;
      }
    }
    return { client: new TappedClient(engine.client.endpoint), stop: engine.stop };
  }

  /** What was remembered, oldest first; it is forgotten then. */
  take(): readonly Tapped[] {
    const taken = this.tapped;
    this.tapped = [];
    return taken;
  }

  private remember(body: string | Buffer): void {
    const { TransactItems } = JSON.parse(body.toString()) as { readonly TransactItems: readonly unknown[] };
    this.tapped = [...this.tapped, { elements: TransactItems }].slice(-KEPT);
  }
}
