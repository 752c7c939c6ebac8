import type { Identify } from '../declaration';
import { generated, plain, withArn } from './identify';

const userPool: Identify = (declaration) => {
  const { place } = declaration;
  const id = `${place.region}_${declaration.stableId(9)}`;
  const more = { UserPoolId: id, ProviderName: new URL(place.issuer).host, ProviderURL: place.issuer };
  return withArn(id, declaration.arn('cognito-idp', `userpool/${id}`), 'Arn', more);
};

/** `Ref` of a resource server is what scopes begin with. */
const resourceServer: Identify = (declaration) => ({
  physicalId: declaration.name('Identifier'),
  arn: '',
  attributes: {},
});

export const peopleIdentities: Readonly<Record<string, Identify>> = {
  'AWS::Cognito::ManagedLoginBranding': plain,
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': generated('ClientId', 26),
  'AWS::Cognito::UserPoolDomain': plain,
  'AWS::Cognito::UserPoolGroup': plain,
  'AWS::Cognito::UserPoolResourceServer': resourceServer,
};
