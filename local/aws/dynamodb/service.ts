import { EventEmitter } from 'node:events';
import {
  AwsError,
  type AwsRequest,
  type AwsResponse,
  type Json,
  type JsonObject,
  type Runtime,
  type Service,
} from '../gateway/service';
import { asObject } from '../template/cloudformation';
import type { DynamoClient } from './client';
import { requiredActions } from './required-actions';
import type { Table } from './table';

const PREFIX = 'DynamoDB_20120810.';
const readOnly = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems', 'DescribeTable']);

/** Checks each call against IAM, element by element, and passes it to the database. */
export class DynamoService implements Service {
  readonly signingName = 'dynamodb';
  /** Emits `write` after each successful write: stream pollers need not wait for their next turn. */
  readonly writes = new EventEmitter<{ write: [] }>().setMaxListeners(0);

  constructor(
    private readonly runtime: Pick<Runtime, 'authorize'>,
    private readonly client: DynamoClient,
    private readonly tables: readonly Table[],
  ) {}

  async handle({ caller, headers, body }: AwsRequest): Promise<AwsResponse> {
    const target = headers['x-amz-target'] ?? '';
    if (!target.startsWith(PREFIX)) {
      throw new AwsError('UnknownOperationException', `The local runtime does not offer ${target}`);
    }
    const operation = target.slice(PREFIX.length);
    const input = parse(body);
    for (const { action, resource, context, table } of requiredActions(operation, input, (name) => this.find(name))) {
      this.runtime.authorize(caller, action, resource, context, table.resourcePolicy);
    }
    const response = await this.client.forward(target, body);
    if (response.status === 200 && !readOnly.has(operation)) this.writes.emit('write');
    return response;
  }

  /** A table may be named by its ARN, but the database behind knows names only, so an ARN is refused. */
  private find(name: Json | undefined): Table {
    const table = this.tables.find((candidate) => candidate.name === name);
    if (table) return table;
    throw new AwsError('ResourceNotFoundException', `The template declares no table ${JSON.stringify(name)}`);
  }
}

function parse(body: Buffer): JsonObject {
  try {
    return asObject(JSON.parse(body.toString()) as Json, 'The request');
  } catch {
    throw new AwsError('SerializationException', 'The request is not a JSON object');
  }
}
