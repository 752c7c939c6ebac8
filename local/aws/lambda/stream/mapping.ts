import type { Json, JsonObject, Resource, Template } from '../../gateway/service';
import { asList, asObject, asText } from '../../template/cloudformation';
import { matchesPattern } from '../../wire/pattern';
import { onFailureOf } from '../invoke-config';

/** An event source mapping that reads a table's stream. */
export interface StreamMapping {
  readonly id: string;
  readonly streamArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly bisect: boolean;
  /** Without end when the template sets none, as in Lambda. */
  readonly maximumRetries: number;
  /** Epoch milliseconds' difference; infinite when the template sets none. */
  readonly maximumAgeMs: number;
  readonly reportsItemFailures: boolean;
  readonly onFailure?: string;
  accepts(record: JsonObject): boolean;
}

const known = new Set([
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MetricsConfig',
  'ParallelizationFactor',
  'StartingPosition',
  'Tags',
]);

/** @throws Error naming a property that the runtime does not support. */
export function streamMappingsOf(template: Template): readonly StreamMapping[] {
  return template
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => isStream(properties) && properties.Enabled !== false)
    .map(toMapping);
}

const isStream = ({ EventSourceArn }: JsonObject) =>
  typeof EventSourceArn === 'string' && /^arn:aws:dynamodb:.+\/stream\//.test(EventSourceArn);

function toMapping({ logicalId, properties }: Resource): StreamMapping {
  const unknown = Object.keys(properties).find((property) => !known.has(property));
  if (unknown) throw new Error(`${logicalId} sets ${unknown}, which the local runtime does not know`);
  const onFailure = onFailureOf(properties.DestinationConfig);
  return {
    id: logicalId,
    streamArn: asText(properties.EventSourceArn, `${logicalId}.EventSourceArn`),
    functionName: asText(properties.FunctionName, `${logicalId}.FunctionName`),
    batchSize: Number(properties.BatchSize ?? 100),
    bisect: properties.BisectBatchOnFunctionError === true,
    maximumRetries: limit(properties.MaximumRetryAttempts),
    maximumAgeMs: limit(properties.MaximumRecordAgeInSeconds) * 1000,
    reportsItemFailures: list(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
    accepts: filterOf(properties),
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

/** -1 means without end, and is the default. */
const limit = (value: Json | undefined) =>
  value === undefined || value === -1 ? Number.POSITIVE_INFINITY : Number(value);
const list = (value: Json | undefined) => (value === undefined ? [] : asList(value, 'A list of a mapping'));

function filterOf({ FilterCriteria }: JsonObject): StreamMapping['accepts'] {
  const filters = FilterCriteria === undefined ? [] : list(asObject(FilterCriteria, 'FilterCriteria').Filters);
  const patterns = filters.map((filter) => {
    const pattern: Json = JSON.parse(asText(asObject(filter, 'Filters').Pattern, 'Pattern'));
    return asObject(pattern, 'Pattern');
  });
  return (record) => patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, record));
}
