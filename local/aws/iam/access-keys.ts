import { createHash, randomBytes } from 'node:crypto';
import type { Caller, State, Template } from '../gateway/service';
import { profileNames, userArn } from './profiles';

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly caller: Caller;
}

/** One access key per role of the template and per profile. Ids follow from names; secrets are random and durable. */
export class AccessKeys {
  private readonly byId = new Map<string, AccessKey>();
  private readonly byArn = new Map<string, AccessKey>();

  constructor(template: Template, state: State, accountId: string) {
    const secrets = state.map<string>('access-key-secrets');
    const roles = template
      .ofType('AWS::IAM::Role')
      .map((role): Caller => ({ arn: role.arn, kind: 'role', name: role.logicalId }));
    const users = profileNames.map((name): Caller => ({ arn: userArn(name, accountId), kind: 'user', name }));
    for (const caller of [...roles, ...users]) {
      const id = accessKeyId(caller);
      const secret = secrets.get(id) ?? randomBytes(30).toString('base64url');
      secrets.put(id, secret);
      const key = { id, secret, caller };
      this.byId.set(id, key);
      this.byArn.set(caller.arn, key);
    }
  }

  find(accessKeyId: string): AccessKey | undefined {
    return this.byId.get(accessKeyId);
  }

  /** @throws Error when neither a role of the template nor a profile has this ARN. */
  of(arn: string): AccessKey {
    const key = this.byArn.get(arn);
    if (!key) throw new Error(`No role of the template and no profile is ${arn}`);
    return key;
  }
}

export function accessKeyId({ kind, name }: Pick<Caller, 'kind' | 'name'>): string {
  const digest = createHash('sha256').update(`${kind}/${name}`).digest('hex').slice(0, 16).toUpperCase();
  return `AKIA${digest}`;
}
