import type { Json, JsonObject, PolicyDocument, Resource, Template } from '../gateway/service';
import { toPolicy } from '../iam/statement';
import { asList, asObject, asText } from '../template/cloudformation';

/** A table as the template declares it. */
export interface Table {
  readonly name: string;
  readonly arn: string;
  /** Attribute of the partition key, by index name; the table itself is `''`. */
  readonly partitionKeys: Readonly<Record<string, string>>;
  readonly resourcePolicy?: PolicyDocument;
  readonly timeToLiveAttribute?: string;
  /** Input of CreateTable. */
  readonly creation: JsonObject;
}

/** @throws Error naming a property of a table that the runtime does not support. */
export function tablesOf(template: Template): readonly Table[] {
  return [...template.ofType('AWS::DynamoDB::GlobalTable'), ...template.ofType('AWS::DynamoDB::Table')].map(toTable);
}

function toTable(resource: Resource): Table {
  const { properties } = resource;
  const indexes = list(properties.GlobalSecondaryIndexes).map((index) => asObject(index, resource.logicalId));
  const policy = policyOf(resource);
  const timeToLive = timeToLiveOf(properties);
  return {
    name: resource.physicalId,
    arn: resource.arn,
    partitionKeys: Object.fromEntries([
      ['', partitionKey(properties)],
      ...indexes.map((index) => [asText(index.IndexName, 'IndexName'), partitionKey(index)]),
    ]),
    ...(policy ? { resourcePolicy: policy } : {}),
    ...(timeToLive ? { timeToLiveAttribute: timeToLive } : {}),
    creation: creationOf(resource, indexes),
  };
}

function creationOf({ physicalId, properties }: Resource, indexes: readonly JsonObject[]): JsonObject {
  const stream = properties.StreamSpecification;
  return {
    TableName: physicalId,
    KeySchema: properties.KeySchema ?? [],
    AttributeDefinitions: properties.AttributeDefinitions ?? [],
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes.map(indexCreation) } : {}),
    ...(stream === undefined ? {} : { StreamSpecification: { ...asObject(stream, 'Stream'), StreamEnabled: true } }),
  };
}

function indexCreation({ IndexName, KeySchema, Projection }: JsonObject): JsonObject {
  return { IndexName: IndexName ?? null, KeySchema: KeySchema ?? null, Projection: Projection ?? null };
}

function partitionKey(schema: JsonObject): string {
  const parts = list(schema.KeySchema).map((part) => asObject(part, 'KeySchema'));
  return asText(parts.find((part) => part.KeyType === 'HASH')?.AttributeName, 'The partition key');
}

/** A global table has its policy on the replica, a plain table on itself. */
function policyOf({ logicalId, properties }: Resource): PolicyDocument | undefined {
  const [replica = {}] = list(properties.Replicas);
  const holder = properties.ResourcePolicy ?? asObject(replica, logicalId).ResourcePolicy;
  return holder === undefined ? undefined : toPolicy(asObject(holder, logicalId).PolicyDocument, logicalId);
}

function timeToLiveOf({ TimeToLiveSpecification }: JsonObject): string | undefined {
  if (TimeToLiveSpecification === undefined) return undefined;
  const { AttributeName, Enabled } = asObject(TimeToLiveSpecification, 'TimeToLiveSpecification');
  return Enabled === true ? asText(AttributeName, 'TimeToLiveSpecification') : undefined;
}

const list = (value: Json | undefined) => (value === undefined ? [] : asList(value, 'A list of a table'));
