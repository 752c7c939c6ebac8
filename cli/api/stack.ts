import { createHash } from 'node:crypto';
import type { CredentialSource } from '../../bin/admin-api/client';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import type { Address } from './options';
import { RememberedStacks, type StackOutputs } from './remembered-stacks';

export interface StackQuestion {
  readonly stack: string;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly credentials: CredentialSource;
  /** Ask CloudFormation even if the answer is remembered. */
  readonly refresh: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Where a deployed stack has its API. CloudFormation is asked once, and the answer remembered. */
export async function stackAddress(question: StackQuestion): Promise<Address> {
  const remembered = new RememberedStacks(question.env);
  const key = keyOf(question);
  const known = question.refresh ? undefined : await remembered.find(key);
  const { region, outputs } = known ?? (await describe(question));
  const url = outputs.AdminApiUrl;
  if (url === undefined) {
    throw new CommandFailure(
      `The stack ${question.stack} in ${region} has no output AdminApiUrl: it is not Quiesce’s.`,
    );
  }
  if (known === undefined) await remembered.remember(key, { region, outputs });
  const bucket = outputs.AuditArchiveBucket;
  return { url, region, pages: pagesOf(outputs), ...(bucket !== undefined && { archive: { bucket } }) };
}

const pagesOf = ({ AdminApiUrl: _, ...outputs }: StackOutputs['outputs']) =>
  Object.fromEntries(
    Object.entries(outputs)
      .filter(([, value]) => /^https:/.test(value))
      .map(([name, value]) => [name.replace(/Url$/, '').replace(/^./, (first) => first.toLowerCase()), value]),
  );

/** Two identities may know different stacks of the same name. A key id is no secret, but needs not be written down either. */
function keyOf({ stack, region, profile, env }: StackQuestion): string {
  const key = env.AWS_ACCESS_KEY_ID ?? '';
  const identity = profile ?? env.AWS_PROFILE ?? createHash('sha256').update(key).digest('hex').slice(0, 16);
  return [identity, region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? '', stack].join(' ');
}

async function describe({ stack, region, profile, credentials }: StackQuestion): Promise<StackOutputs> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const given = { ...(region !== undefined && { region }), ...(profile !== undefined && { profile }) };
  const client = new CloudFormationClient({ ...given, credentials: () => identityOf(credentials) });
  try {
    const found = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const outputs = found.Stacks?.[0]?.Outputs ?? [];
    const pairs = outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
    return { region: await client.config.region(), outputs: Object.fromEntries(pairs) };
  } catch (error) {
    throw notDescribed(stack, error);
  }
}

async function identityOf(credentials: CredentialSource) {
  const { sessionToken, ...keys } = await credentials();
  return { ...keys, ...(sessionToken !== undefined && { sessionToken }) };
}

function notDescribed(stack: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const [name, reason] = error instanceof Error ? [error.name, error.message] : ['', String(error)];
  const told = `CloudFormation does not tell where the stack ${stack} is: ${reason.replace(/\.$/, '')}.`;
  if (/^Region is missing/.test(reason))
    return new CommandFailure(told, exitCodes.usage, 'Name the region with --region.');
  if (name === 'ValidationError')
    return new CommandFailure(told, exitCodes.notFound, 'Is it in another region? --region says which.');
  const advice = 'Give the address of the Admin API with --api or QUIESCE_API instead.';
  return new CommandFailure(
    told,
    /AccessDenied|Expired|Invalid/.test(name) ? exitCodes.notAllowed : exitCodes.failed,
    advice,
  );
}
