import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessKeyId } from '../../local/iam/access-keys';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

/** The template that the runtime of this data directory was built from. */
export function templateOf(directory: string): Template {
  const assembly = join(directory, 'cdk.out');
  const file = readdirSync(assembly).find((name) => name.endsWith('.template.json'));
  if (!file) throw new Error(`${assembly} holds no template`);
  return JSON.parse(readFileSync(join(assembly, file), 'utf8')) as Template;
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
