import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The secrets that webhooks are signed with, in Secrets Manager and in no table. */
export interface WebhookSecrets {
  /** Base64, without the prefix `whsec_`: the current secret, and the one before it, if there was one. */
  of(secretArn: string): Promise<readonly string[]>;
}

/** After a rotation, so long until the new secret is used, in seconds. */
const keptSeconds = 300;

export function createWebhookSecrets(client: SecretsManagerClient, clock: () => number): WebhookSecrets {
  const known = new Map<string, { readonly values: readonly string[]; readonly until: number }>();
  const read = async (SecretId: string, VersionStage: string): Promise<string[]> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
    return SecretString ? [SecretString] : [];
  };
  return {
    async of(secretArn) {
      const kept = known.get(secretArn);
      if (kept && kept.until > clock()) return kept.values;
      const values = [...(await read(secretArn, 'AWSCURRENT')), ...(await read(secretArn, 'AWSPREVIOUS').catch(none))];
      known.set(secretArn, { values, until: clock() + keptSeconds });
      return values;
    },
  };
}

/** A secret that was never changed has no earlier version. */
function none(error: unknown): string[] {
  if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
  throw error;
}
