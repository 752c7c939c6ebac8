import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessKeyId } from '../../local/aws/iam/access-keys';
import type { RawTemplate } from '../../local/aws/template/cloudformation';

/** The file of the template that the runtime of this data directory is built from. */
export function templateFile(directory: string): string {
  const assembly = join(directory, 'cdk.out');
  const file = readdirSync(assembly).find((name) => name.endsWith('.template.json'));
  if (!file) throw new Error(`${assembly} holds no template`);
  return join(assembly, file);
}

export function templateOf(directory: string): RawTemplate {
  return JSON.parse(readFileSync(templateFile(directory), 'utf8')) as RawTemplate;
}

/** SDK settings to call the local AWS endpoint as the role whose logical id begins so: it trusts access keys unverified. */
export function asRole(directory: string, endpoint: string, roleBeginsWith: string) {
  const roles = Object.entries(templateOf(directory).Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  const name = roles.map(([logicalId]) => logicalId).find((logicalId) => logicalId.startsWith(roleBeginsWith));
  if (!name) throw new Error(`the template has no role ${roleBeginsWith}…`);
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: accessKeyId({ kind: 'role', name }), secretAccessKey: 'unverified' },
  };
}
