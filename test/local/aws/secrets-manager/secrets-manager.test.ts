import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createSecretsManager } from '../../../../local/aws/secrets-manager/service';
import { account, type Disk, fakeRuntime, region, resource } from '../../bench/fake-runtime';
import { type Bench, credentials, serve } from '../../bench/gateway';

const arn = `arn:aws:secretsmanager:${region}:${account}:secret:hook-a1b2c3`;
const secret = (properties = {}) =>
  resource('AWS::SecretsManager::Secret', 'hook', arn, {
    GenerateSecretString: { PasswordLength: 44, ExcludePunctuation: true, ...properties },
  });

describe('Secrets Manager', () => {
  const disk: Disk = new Map();
  const benches: Bench[] = [];
  afterEach(() => Promise.all(benches.splice(0).map((bench) => bench.close())));

  async function open(denied: readonly string[] = []) {
    const runtime = fakeRuntime([secret()], { disk });
    for (const action of denied) runtime.denied.add(action);
    const bench = await serve(createSecretsManager(runtime));
    benches.push(bench);
    const client = new SecretsManagerClient({ region, credentials, endpoint: bench.endpoint, maxAttempts: 1 });
    return (VersionStage?: string, SecretId = arn) =>
      client.send(new GetSecretValueCommand({ SecretId, ...(VersionStage && { VersionStage }) }));
  }

  it('generates a secret once, which is base64 of 33 bytes, and has no earlier version of it', async () => {
    const first = await (await open())();
    expect(first.SecretString).toMatch(/^[A-Za-z0-9]{44}$/);
    const read = await open();
    expect((await read('AWSCURRENT')).SecretString).toBe(first.SecretString);
    await expect(read('AWSPREVIOUS')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(read('AWSCURRENT', `${arn}x`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('gives it to nobody who may not read it', async () => {
    const read = await open(['secretsmanager:GetSecretValue']);
    await expect(read()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('does not start with a secret that it cannot generate', () => {
    expect(() => createSecretsManager(fakeRuntime([secret({ IncludeSpace: true })]))).toThrow('IncludeSpace');
  });
});
