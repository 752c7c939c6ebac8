import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authorizer } from '../../../../local/aws/iam/authorizer';
import { CallLog } from '../../../../local/aws/iam/call-log';
import { profileNames, userArn } from '../../../../local/aws/iam/profiles';
import { loadTemplate } from '../../../../local/aws/template/load';
import { placeAt } from '../../../../local/aws/template/place';
import { synthesize } from '../../../lib/synthesize';

/** Every form that the configuration allows: the shortest, the longest, with the product's name in it, ending in a hyphen. */
const names = ['q', 'acme-quiesce', 'quiesce-viewer', 'acme-', 'acme-maintenance-windows-of-shop'];

describe.each(names)('a stack named %s, on one machine', (stackName) => {
  const place = placeAt(4560, stackName);
  const { Resources, ...rest } = synthesize({ stackName, alarmEmail: 'ops@example.com' }).toJSON();
  const template = loadTemplate({ Resources, ...rest }, place);

  it('gives every resource an identity of its own', () => {
    const arns = template.resources.map(({ arn }) => arn).filter((arn) => arn !== '');
    expect(new Set(arns).size).toBe(arns.length);
    const ids = template.resources.map(({ type, physicalId }) => `${type} ${physicalId}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets each person call what their role may call', () => {
    const log = new CallLog(join(mkdtempSync(join(tmpdir(), 'quiesce-name-')), 'calls.jsonl'));
    const authorizer = new Authorizer(template, log, place);
    const [api] = template.ofType('AWS::ApiGatewayV2::Api');
    const route = `arn:aws:execute-api:${place.region}:${place.accountId}:${api?.physicalId}/$default/GET/v1/windows`;
    for (const name of profileNames) {
      const caller = { arn: userArn(name, place.accountId), kind: 'user', name } as const;
      expect(() => authorizer.authorize(caller, 'execute-api:Invoke', route)).not.toThrow();
      expect(() => authorizer.authorize(caller, 'execute-api:Invoke', route.replace('v1', 'v2'))).toThrow(
        'not authorized',
      );
    }
  });
});
