import type { Json, JsonObject, Resource, Template } from '../gateway/service';
import { asObject, asText } from '../template/cloudformation';

/** A function as the template declares it. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly logGroup: string;
  /** Directory with the bundled code. */
  readonly codeDirectory: string;
  /** `file.export`, such as `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** MiB */
  readonly memory: number;
}

/** Directory of the asset that an object key of the template stands for. */
export type FindAsset = (objectKey: string) => string;

/**
 * The functions that run here. Those that CloudFormation calls while it deploys have nothing to do.
 * @throws Error naming a function whose code is no Node.js asset.
 */
export function functionsOf(template: Template, findAsset: FindAsset): readonly FunctionDefinition[] {
  const deploying = new Set(template.resources.map(({ properties }) => properties.ServiceToken));
  return template
    .ofType('AWS::Lambda::Function')
    .filter(({ arn }) => !deploying.has(arn))
    .map((resource) => toDefinition(resource, findAsset));
}

function toDefinition({ logicalId, physicalId, arn, properties }: Resource, findAsset: FindAsset): FunctionDefinition {
  const where = (property: string) => `${logicalId}.${property}`;
  const runtime = asText(properties.Runtime, where('Runtime'));
  if (!runtime.startsWith('nodejs'))
    throw new Error(`${logicalId} needs ${runtime}; the local runtime has Node.js only`);
  const code = asObject(properties.Code, where('Code'));
  const key = asText(code.S3Key, where('Code.S3Key'));
  return {
    name: physicalId,
    arn,
    roleArn: asText(properties.Role, where('Role')),
    logGroup: logGroupOf(properties) ?? `/aws/lambda/${physicalId}`,
    codeDirectory: findAsset(key),
    handler: asText(properties.Handler, where('Handler')),
    environment: environmentOf(properties),
    timeoutMs: Number(properties.Timeout ?? 3) * 1000,
    memory: Number(properties.MemorySize ?? 128),
  };
}

function logGroupOf({ LoggingConfig }: JsonObject): string | undefined {
  const group = LoggingConfig === undefined ? undefined : asObject(LoggingConfig, 'LoggingConfig').LogGroup;
  return group === undefined ? undefined : asText(group, 'LoggingConfig.LogGroup');
}

function environmentOf({ Environment }: JsonObject): Record<string, string> {
  const variables: Json = asObject(Environment ?? {}, 'Environment').Variables ?? {};
  return Object.fromEntries(
    Object.entries(asObject(variables, 'Variables')).map(([name, value]) => [name, asText(value, name)]),
  );
}
