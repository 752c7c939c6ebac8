import type { Identify } from '../declaration';
import { generated, plain, withArn } from './identify';

const api: Identify = (declaration) => {
  const id = declaration.stableId(10);
  const arn = `arn:aws:apigateway:${declaration.place.region}::/apis/${id}`;
  return withArn(id, arn, 'Arn', { ApiId: id, ApiEndpoint: declaration.place.adminApi });
};

const stage: Identify = (declaration) => ({ physicalId: declaration.name('StageName'), arn: '', attributes: {} });

export const apiIdentities: Readonly<Record<string, Identify>> = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Authorizer': generated('AuthorizerId'),
  'AWS::ApiGatewayV2::Integration': generated('IntegrationId'),
  'AWS::ApiGatewayV2::Route': generated('RouteId'),
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::CDK::Metadata': plain,
};
