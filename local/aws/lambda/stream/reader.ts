import type { DynamoClient } from '../../dynamodb/client';
import { EngineError } from '../../dynamodb/client';
import type { JsonObject, StateMap } from '../../gateway/service';
import { asList, asObject, asText } from '../../template/cloudformation';
import { sequenceNumberOf } from './deliver';

/** Reads one table's stream from a durable position per shard. */
export class StreamReader {
  private readonly iterators = new Map<string, string>();
  private shards: readonly string[] | undefined;
  private streamArn = '';

  constructor(
    private readonly client: DynamoClient,
    private readonly tableName: string,
    private readonly mappingId: string,
    private readonly positions: StateMap<string>,
  ) {}

  async listShards(): Promise<readonly string[]> {
    if (this.shards) return this.shards;
    const { Table } = await this.client.call('DynamoDB_20120810.DescribeTable', { TableName: this.tableName });
    this.streamArn = asText(asObject(Table, this.tableName).LatestStreamArn, `The stream of ${this.tableName}`);
    const { StreamDescription } = await this.client.call('DynamoDBStreams_20120810.DescribeStream', {
      StreamArn: this.streamArn,
    });
    const shards = asList(asObject(StreamDescription, this.tableName).Shards, 'Shards');
    this.shards = shards.map((shard) => asText(asObject(shard, 'Shards').ShardId, 'ShardId'));
    return this.shards;
  }

  /** The next records after the position, at most `limit`. */
  async read(shardId: string, limit: number): Promise<readonly JsonObject[]> {
    const ShardIterator = this.iterators.get(shardId) ?? (await this.open(shardId));
    const page = await this.client.call('DynamoDBStreams_20120810.GetRecords', { ShardIterator, Limit: limit });
    if (typeof page.NextShardIterator === 'string') this.iterators.set(shardId, page.NextShardIterator);
    else this.forget();
    return asList(page.Records, 'Records').map((record) => asObject(record, 'Records'));
  }

  checkpoint(shardId: string, record: JsonObject): void {
    this.positions.put(`${this.mappingId}/${shardId}`, sequenceNumberOf(record));
  }

  /** Iterators expire and shards close: start again from the durable positions. */
  forget(): void {
    this.iterators.clear();
    this.shards = undefined;
  }

  /**
   * A mapping without a position starts with the oldest record, `LATEST` or not: here the mapping is created with the
   * table, and a restart must not lose what was written before the first delivery.
   */
  private async open(shardId: string): Promise<string> {
    const position = this.positions.get(`${this.mappingId}/${shardId}`);
    const shard = { StreamArn: this.streamArn, ShardId: shardId };
    const oldest = { ...shard, ShardIteratorType: 'TRIM_HORIZON' };
    if (position === undefined) return this.iterator(oldest);
    try {
      return await this.iterator({ ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position });
    } catch (error) {
      if (error instanceof EngineError && error.code === 'TrimmedDataAccessException') return this.iterator(oldest);
      throw error;
    }
  }

  private async iterator(input: object): Promise<string> {
    const { ShardIterator } = await this.client.call('DynamoDBStreams_20120810.GetShardIterator', input);
    return asText(ShardIterator, 'ShardIterator');
  }
}
