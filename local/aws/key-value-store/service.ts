import { z } from 'zod';
import { AwsError, type AwsRequest, type AwsResponse, type Runtime, type Service } from '../gateway/service';
import { json, parse, unsupported } from '../wire/operations';
import { page } from '../wire/paging';
import { parsedBody } from '../wire/parsed-body';
import { type Changes, type Items, itemsOf, type Store, sizeOf } from './store';
import { edgeStore, type Propagation } from './stores';

const putSchema = z.object({ Value: z.string() });
const updateSchema = z.object({
  Puts: z.array(z.object({ Key: z.string(), Value: z.string() })).nullish(),
  Deletes: z.array(z.object({ Key: z.string() })).nullish(),
});
const pageSizeSchema = z.coerce.number().int().min(1).max(50);

interface Call {
  readonly request: AwsRequest;
  readonly arn: string;
  readonly store: Store;
  /** Set when the path names a key. */
  readonly key?: string;
}
type Answer = (call: Call) => AwsResponse;

/** The data plane of CloudFront KeyValueStore for the stores of the template. */
export function createKeyValueStore(runtime: Runtime, propagation: Propagation = {}): Service {
  const stale = staleErrors();
  const commit = ({ request, store }: Call, changes: Changes): AwsResponse => {
    const ifMatch = request.headers['if-match'];
    if (!ifMatch) throw new AwsError('ValidationException', 'If-Match is required');
    const updated = store.update(ifMatch, changes);
    if (updated === 'stale') throw stale();
    return json(totals(itemsOf(updated)), undefined, { etag: updated.etag });
  };
  const operations: Readonly<Record<string, readonly [action: string, answer: Answer]>> = {
    'GET store': ['DescribeKeyValueStore', describe],
    'GET keys': ['ListKeys', list],
    'GET key': ['GetKey', getKey],
    'PUT key': [
      'PutKey',
      (call) => commit(call, { puts: [{ key: call.key ?? '', value: bodyOf(call, putSchema).Value }], deletes: [] }),
    ],
    'DELETE key': ['DeleteKey', (call) => commit(call, { puts: [], deletes: [call.key ?? ''] })],
    'POST keys': ['UpdateKeys', (call) => commit(call, changesOf(call))],
  };
  return {
    signingName: 'cloudfront-keyvaluestore',
    async handle(request) {
      const { what, arn, key } = readPath(request.path);
      const [action, answer] = operations[`${request.method} ${what}`] ?? [];
      if (!action || !answer) throw unsupported('cloudfront-keyvaluestore', `${request.method} ${what}`);
      runtime.authorize(request.caller, `cloudfront-keyvaluestore:${action}`, arn);
      return answer({ request, arn, store: edgeStore(runtime, arn, propagation), ...(key !== undefined && { key }) });
    },
  };
}

/** `/key-value-stores/{KvsARN}[/keys[/{Key}]]`; the ARN's own slash travels encoded. */
function readPath(path: string): { what: string; arn: string; key?: string } {
  const [, root, arn = '', keys, ...rest] = path.split('/');
  if (root !== 'key-value-stores' || (keys !== undefined && keys !== 'keys')) return { what: path, arn: '' };
  const decoded = decodeURIComponent(arn);
  if (keys === undefined) return { what: 'store', arn: decoded };
  if (rest.length === 0) return { what: 'keys', arn: decoded };
  return { what: 'key', arn: decoded, key: decodeURIComponent(rest.join('/')) };
}

function describe({ arn, store }: Call): AwsResponse {
  const { record } = store;
  const { etag, createdAt, modifiedAt } = record;
  const document = {
    ...totals(itemsOf(record)),
    KvsARN: arn,
    Created: createdAt / 1000,
    LastModified: modifiedAt / 1000,
    Status: 'READY',
  };
  return json(document, undefined, { etag });
}

function list({ request, store }: Call): AwsResponse {
  const limit = parse(pageSizeSchema, request.query.get('MaxResults') ?? 10);
  const sorted = Object.entries(store.items).sort(([a], [b]) => (a < b ? -1 : 1));
  const { items, nextToken } = page(sorted, ([key]) => key, limit, request.query.get('NextToken') ?? undefined);
  return json({ Items: items.map(([Key, Value]) => ({ Key, Value })), NextToken: nextToken });
}

function getKey({ store, key = '' }: Call): AwsResponse {
  const { items } = store;
  const value = Object.hasOwn(items, key) ? items[key] : undefined;
  if (value === undefined) throw new AwsError('ResourceNotFoundException', 'The key was not found', 404);
  return json({ Key: key, Value: value, ...totals(items) });
}

function bodyOf<T>({ request }: Call, schema: z.ZodType<T>): T {
  return parse(schema, parsedBody(request.body));
}

function changesOf(call: Call): Changes {
  const { Puts, Deletes } = bodyOf(call, updateSchema);
  const puts = (Puts ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }));
  return { puts, deletes: (Deletes ?? []).map(({ Key }) => Key) };
}

function totals(items: Items): object {
  return { ItemCount: Object.keys(items).length, TotalSizeInBytes: sizeOf(items) };
}

/** AWS answers a stale ETag in one of two ways; callers must retry both, so both are used here in turn. */
function staleErrors(): () => AwsError {
  let count = 0;
  return () => {
    count += 1;
    return count % 2 === 1
      ? new AwsError('ConflictException', 'The If-Match value is not the current ETag', 409)
      : new AwsError('ValidationException', 'Pre-Condition failed');
  };
}
