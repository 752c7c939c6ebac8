/**
 * `npm run seed -- --api URL [--region REGION]`: creates the sites and people of the configuration through the Admin API,
 * signed with the AWS credentials at hand (a principal with the policy `quiesce-admin`). What exists is left as it is.
 */
import { parseArgs } from 'node:util';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { AwsClient } from 'aws4fetch';
import { loadConfig } from '../lib/config';
import { seed } from './seed/seed';

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { api: { type: 'string' }, region: { type: 'string' } } });
  const api = values.api ?? process.env.QUIESCE_API;
  if (!api) {
    console.error('Say where the Admin API is: npm run seed -- --api <the output AdminApiUrl of the stack>');
    return 2;
  }
  const region = values.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const { accessKeyId, secretAccessKey, sessionToken } = await defaultProvider()();
  const session = sessionToken === undefined ? {} : { sessionToken };
  const signer = new AwsClient({ accessKeyId, secretAccessKey, ...session, service: 'execute-api', region });
  const config = loadConfig(process.env.QUIESCE_CONFIG ?? 'quiesce.config.json');
  const outcome = await seed(config, async (path, body) => {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await signer.fetch(`${api.replace(/\/$/, '')}${path}`, init);
    return { status: response.status, body: await response.json() };
  });
  for (const line of outcome.lines) console.log(line);
  return outcome.complete ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
