import type { JsonObject, PolicyDocument, Template } from '../gateway/service';
import { asText } from '../template/cloudformation';

const made = new WeakMap<Template, Map<string, PolicyDocument>>();

/** The resource policy that the template's `AWS::Lambda::Permission` entries make for a function; the same object each time. */
export function invokePolicyOf(functionArn: string, template: Template): PolicyDocument {
  const policies = made.get(template) ?? new Map<string, PolicyDocument>();
  made.set(template, policies);
  const policy = policies.get(functionArn) ?? makePolicy(functionArn, template);
  policies.set(functionArn, policy);
  return policy;
}

function makePolicy(functionArn: string, template: Template): PolicyDocument {
  const name = functionArn.split(':')[6];
  const mine = template.ofType('AWS::Lambda::Permission').filter(({ logicalId, properties }) => {
    const target = asText(properties.FunctionName, `${logicalId}.FunctionName`);
    return target === name || target.split(':').slice(0, 7).join(':') === functionArn;
  });
  return { Statement: mine.map(({ logicalId, properties }) => toStatement(logicalId, properties, functionArn)) };
}

function toStatement(logicalId: string, properties: JsonObject, functionArn: string): JsonObject {
  const { Action, Principal, SourceArn, SourceAccount } = properties;
  const principal = asText(Principal, `${logicalId}.Principal`);
  return {
    Sid: logicalId,
    Effect: 'Allow',
    Action: Action ?? null,
    Resource: functionArn,
    Principal: principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal },
    Condition: {
      ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  };
}
