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
import { parsedBody } from '../wire/parsed-body';
import type { DynamoClient } from './client';
import { fatalFault, shortOfRoom } from './faults';
import { receiptFor } from './receipts';
import { requiredActions } from './required-actions';
import type { Table } from './table';

const PREFIX = 'DynamoDB_20120810.';
const readOnly = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems', 'DescribeTable']);

export interface DynamoServiceOptions {
  readonly runtime: Pick<Runtime, 'authorize' | 'directory' | 'clock'>;
  readonly client: Pick<DynamoClient, 'forward'>;
  readonly tables: readonly Table[];
  /** Called when the database cannot be restarted. */
  readonly onFatal: (error: Error) => void;
}

/** Checks each call against IAM, element by element, and passes it to the database. */
export class DynamoService implements Service {
  readonly signingName = 'dynamodb';
  readonly keepsNoState = true;
  /** Emits `write` after each successful write: stream pollers then need not wait for their next poll. */
  readonly writes = new EventEmitter<{ write: [] }>().setMaxListeners(0);

  constructor(private readonly options: DynamoServiceOptions) {}

  async handle({ caller, headers, body }: AwsRequest): Promise<AwsResponse> {
    const target = headers['x-amz-target'] ?? '';
    if (!target.startsWith(PREFIX)) {
      throw new AwsError('UnknownOperationException', `The local runtime does not offer ${target}`);
    }
    const operation = target.slice(PREFIX.length);
    const input = parse(body);
    for (const { action, resource, context, table } of requiredActions(operation, input, (name) => this.find(name))) {
      this.options.runtime.authorize(caller, action, resource, context, table.resourcePolicy);
    }
    if (readOnly.has(operation)) return this.noticed(await this.options.client.forward(target, body));
    const response = await this.write(target, operation, input, body);
    if (response.status === 200) this.writes.emit('write');
    return response;
  }

  /** A transaction with a token is carried out once, even if the database is killed during it. */
  private async write(target: string, operation: string, input: JsonObject, body: Buffer): Promise<AwsResponse> {
    const { client, runtime, onFatal } = this.options;
    const short = shortOfRoom(runtime.directory);
    if (short) onFatal(short);
    if (short) throw new AwsError('InternalServerError', short.message, 500);
    const receipt = operation === 'TransactWriteItems' ? receiptFor(input, runtime.clock()) : undefined;
    if (receipt) return receipt.answer(this.noticed(await client.forward(target, receipt.body)));
    const lost = new AwsError('InternalServerError', 'The database ended before it answered', 500);
    return this.noticed(await client.forward(target, body, 'fail').catch(() => Promise.reject(lost)));
  }

  private noticed(response: AwsResponse): AwsResponse {
    const fault = fatalFault(response, this.options.runtime.directory);
    if (fault) this.options.onFatal(fault);
    return response;
  }

  /** AWS accepts a table's ARN, but the local database knows only names, so an ARN is refused. */
  private find(name: Json | undefined): Table {
    const table = this.options.tables.find((candidate) => candidate.name === name);
    if (table) return table;
    throw new AwsError('ResourceNotFoundException', `The template declares no table ${JSON.stringify(name)}`);
  }
}

function parse(body: Buffer): JsonObject {
  try {
    return asObject(parsedBody(body) as Json, 'The request');
  } catch {
    throw new AwsError('SerializationException', 'The request is not a JSON object');
  }
}
