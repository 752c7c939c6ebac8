import type { AwsRequest } from '../gateway/service';
import { parsedBody } from '../wire/parsed-body';

/** A call as the SDK made it, whatever its protocol. */
export interface Call {
  /** Such as `sns.Publish`. */
  readonly operation: string;
  /** The input of the SDK's command. */
  readonly input: Readonly<Record<string, unknown>>;
}

type Wire = Pick<AwsRequest, 'service' | 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** @returns nothing for a call that cannot be parsed; the service itself will say why */
export function readCall(request: Wire): Call | undefined {
  const { service, headers, body } = request;
  const target = headers['x-amz-target'];
  if (target !== undefined) return { operation: `${service}.${target.split('.').at(-1)}`, input: jsonOf(body) };
  if (service === 'sns') return queryCall(new URLSearchParams(body.toString()));
  const rest = restCalls.find(({ matches }) => matches.test(`${service} ${request.method} ${request.path}`));
  const parts = rest?.matches.exec(`${service} ${request.method} ${request.path}`)?.slice(1) ?? [];
  return (
    rest && { operation: `${service}.${rest.operation}`, input: rest.input(request, parts.map(decodeURIComponent)) }
  );
}

/** The operation's name without its service, such as `Publish`; of a REST call that is not known, its method and path. */
export function operationOf(request: Wire): string {
  const { service, method, path, headers, body } = request;
  const target = headers['x-amz-target'];
  if (target !== undefined) return target.split('.').at(-1) ?? target;
  if (service === 'sns') return new URLSearchParams(body.toString()).get('Action') ?? 'unknown';
  return (
    restCalls.find(({ matches }) => matches.test(`${service} ${method} ${path}`))?.operation ?? `${method} ${path}`
  );
}

interface RestCall {
  readonly matches: RegExp;
  readonly operation: string;
  readonly input: (request: Wire, parts: readonly string[]) => Readonly<Record<string, unknown>>;
}

const queryOf = ({ query }: Wire) => Object.fromEntries(query);
const scheduled = (request: Wire, [Name]: readonly string[]) => ({ ...jsonOf(request.body), Name });
const inGroup = ({ query }: Wire, [Name]: readonly string[]) => ({
  Name,
  ...(query.has('groupName') && { GroupName: query.get('groupName') }),
});
const keyed = (_: Wire, [Key]: readonly string[]) => ({ Key });
const store = /key-value-stores\/[^/]+/.source;
const call = (matches: string, operation: string, input: RestCall['input']): RestCall => ({
  matches: new RegExp(`^${matches}$`),
  operation,
  input,
});

const restCalls: readonly RestCall[] = [
  call('s3 PUT /[^/]+/(.+)', 'PutObject', keyed),
  call('s3 GET /[^/]+/(.+)', 'GetObject', keyed),
  call('s3 DELETE /[^/]+/(.+)', 'DeleteObject', keyed),
  call('s3 GET /[^/]+/?', 'ListObjects', queryOf),
  call('scheduler POST /schedules/([^/]+)', 'CreateSchedule', scheduled),
  call('scheduler PUT /schedules/([^/]+)', 'UpdateSchedule', scheduled),
  call('scheduler GET /schedules/([^/]+)', 'GetSchedule', inGroup),
  call('scheduler DELETE /schedules/([^/]+)', 'DeleteSchedule', inGroup),
  call('scheduler GET /schedules/?', 'ListSchedules', queryOf),
  call(
    'lambda POST /2015-03-31/functions/([^/]+)/invocations',
    'Invoke',
    ({ headers, query, body }, [FunctionName]) => ({
      FunctionName,
      InvocationType: headers['x-amz-invocation-type'] ?? 'RequestResponse',
      ...(query.has('Qualifier') && { Qualifier: query.get('Qualifier') }),
      Payload: body,
    }),
  ),
  call(`cloudfront-keyvaluestore GET /${store}/?`, 'DescribeKeyValueStore', () => ({})),
  call(`cloudfront-keyvaluestore GET /${store}/keys/?`, 'ListKeys', queryOf),
  call(`cloudfront-keyvaluestore POST /${store}/keys/?`, 'UpdateKeys', ({ body }) => jsonOf(body)),
  call(`cloudfront-keyvaluestore (?:GET|DELETE) /${store}/keys/(.+)`, 'GetKey', (_, [Key]) => ({ Key })),
  call(`cloudfront-keyvaluestore PUT /${store}/keys/(.+)`, 'PutKey', ({ body }, [Key]) => ({ ...jsonOf(body), Key })),
];

/** The query protocol: `Name.entry.1.key`, `Tags.member.1.Key`, `AttributeName`. Lists and maps are read as their entries. */
function queryCall(form: URLSearchParams): Call {
  const input: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const [member = '', kind, index = '', ...field] = name.split('.');
    if (kind === undefined) input[member] = value;
    else
      input[member] = {
        ...Object(input[member]),
        [index]: { ...Object(Reflect.get(Object(input[member]), index)), [field.join('.')]: value },
      };
  }
  return { operation: `sns.${form.get('Action')}`, input };
}

function jsonOf(body: Buffer): Readonly<Record<string, unknown>> {
  const document = parsedBody(body);
  return typeof document === 'object' && document !== null ? { ...document } : {};
}
