import { AwsError, type AwsRequest, type AwsResponse, type Runtime, type Service } from '../gateway/service';
import type { Functions } from './functions';
import { invokePolicyOf } from './invoke-policy';

const path = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
/** The Invoke API of Lambda, the only one that functions call on each other. */
export class LambdaService implements Service {
  readonly signingName = 'lambda';

  constructor(
    private readonly runtime: Runtime,
    private readonly functions: Functions,
  ) {}

  async handle({ caller, method, path: url, headers, body }: AwsRequest): Promise<AwsResponse> {
    const [, encoded] = path.exec(url) ?? [];
    if (method !== 'POST' || !encoded) {
      throw new AwsError('UnknownOperationException', `The local runtime does not offer ${method} ${url}`, 404);
    }
    const name = decodeURIComponent(encoded);
    const definition = this.functions.find(name);
    if (!definition) throw new AwsError('ResourceNotFoundException', `Function not found: ${name}`, 404);
    const policy = invokePolicyOf(definition.arn, this.runtime.template);
    this.runtime.authorize(caller, 'lambda:InvokeFunction', definition.arn, {}, policy);
    return this.invoke(definition.arn, headers['x-amz-invocation-type'] ?? 'RequestResponse', body);
  }

  private async invoke(arn: string, type: string, body: Buffer): Promise<AwsResponse> {
    if (type !== 'RequestResponse' && type !== 'Event') {
      throw new AwsError(
        'InvalidParameterValueException',
        `The local runtime does not offer the invocation type ${type}`,
      );
    }
    const payload = parse(body);
    if (type === 'Event') {
      this.runtime.invokeAsync(arn, payload);
      return { status: 202, body: '' };
    }
    const result = await this.runtime.invoke(arn, payload);
    return {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amz-executed-version': '$LATEST',
        ...(result.error ? { 'x-amz-function-error': 'Unhandled' } : {}),
      },
      body: JSON.stringify(result.payload) ?? 'null',
    };
  }
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json');
  }
}
