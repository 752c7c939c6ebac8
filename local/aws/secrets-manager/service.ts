import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Resource, type Runtime, type Service } from '../gateway/service';
import { dispatchJson, type Operation, parse } from '../wire/operations';

const getSchema = z.object({ SecretId: z.string(), VersionStage: z.string().default('AWSCURRENT') });
const propertiesSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  GenerateSecretString: z.strictObject({
    PasswordLength: z.coerce.number().int().min(1).max(4096),
    ExcludePunctuation: z.literal(true, 'only letters and digits are generated'),
  }),
});

/** Secrets of the template. Each is generated once, and lasts as long as the data directory. */
export function createSecretsManager(runtime: Runtime): Service {
  const secrets = runtime.state.map<string>('secrets');
  for (const { arn, properties } of declared(runtime)) {
    const { PasswordLength } = propertiesSchema.parse(properties).GenerateSecretString;
    if (secrets.get(arn) === undefined) secrets.put(arn, lettersAndDigits(PasswordLength));
  }
  const operations: Record<string, Operation> = {
    GetSecretValue: (body, { caller }) => {
      const { SecretId, VersionStage } = parse(getSchema, body);
      const secret = declared(runtime).find(({ arn }) => arn === SecretId);
      runtime.authorize(caller, 'secretsmanager:GetSecretValue', secret?.arn ?? SecretId);
      const value = secret && VersionStage === 'AWSCURRENT' ? secrets.get(secret.arn) : undefined;
      if (value === undefined) {
        throw new AwsError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`,
        );
      }
      return { ARN: SecretId, SecretString: value, VersionStages: [VersionStage] };
    },
  };
  return { signingName: 'secretsmanager', handle: (request) => dispatchJson(operations, request) };
}

const declared = ({ template }: Runtime): readonly Resource[] => template.ofType('AWS::SecretsManager::Secret');

function lettersAndDigits(length: number): string {
  let text = '';
  while (text.length < length) text += randomBytes(length).toString('base64').replace(/[+/=]/g, '');
  return text.slice(0, length);
}
