import type { JsonObject, PolicyDocument, Template } from '../gateway/service';
import { asText } from '../template/cloudformation';

/** The resource policy that the template's `AWS::Lambda::Permission` entries make for a function. */
export function invokePolicyOf(functionArn: string, template: Template): PolicyDocument {
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
