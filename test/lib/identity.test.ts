import { parseConfig } from '../../lib/config';
import { synthesize } from './synthesize';

const distribution = { originDomainName: 'origin.example.com' };
const parse = (settings: object) => parseConfig({ distribution, ...settings }, 'quiesce.config.json');
const external = { issuer: 'https://login.example.com/', clientId: 'console' };

describe('the user pool', () => {
  const template = synthesize();

  it('takes nobody who is not invited, and is not deleted by accident', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    expect(template.toJSON().Resources).toMatchObject(
      Object.fromEntries(
        Object.keys(template.findResources('AWS::Cognito::UserPool')).map((id) => [id, { DeletionPolicy: 'Retain' }]),
      ),
    );
  });

  it('has one public client, with authorization code only, short tokens and rotated refresh tokens', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AccessTokenValidity: 15,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      PreventUserExistenceErrors: 'ENABLED',
    });
    const [client] = Object.values(template.findResources('AWS::Cognito::UserPoolClient'));
    expect(client?.Properties.CallbackURLs).toHaveLength(1);
    // Cognito refuses it together with rotation.
    expect(client?.Properties.ExplicitAuthFlows).not.toContain('ALLOW_REFRESH_TOKEN_AUTH');
  });

  it('has managed login with a branding, without which there is no page', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 });
    template.resourceCountIs('AWS::Cognito::ManagedLoginBranding', 1);
  });

  it('is what the authorizer trusts', () => {
    const [pool] = Object.keys(template.findResources('AWS::Cognito::UserPool'));
    const [client] = Object.keys(template.findResources('AWS::Cognito::UserPoolClient'));
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: { 'Fn::GetAtt': [pool, 'ProviderURL'] }, Audience: [{ Ref: client }] },
    });
  });
});

describe('the settings of identity', () => {
  it('name another provider, and then there is no user pool', () => {
    const template = synthesize({ identity: { ...external, scope: 'console', groups: { admin: ['leads'] } } });
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: external.issuer, Audience: ['console'] },
    });
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    const told = functions.flatMap(({ Properties }) => Properties.Environment?.Variables?.ROLE_GROUPS ?? []);
    expect(new Set(told).size).toBe(1);
    expect(JSON.parse(told[0])).toMatchObject({
      claim: 'groups',
      groups: { admin: ['leads'], approver: ['approver'] },
    });
  });

  it('and the console can be left out with all of it', () => {
    const template = synthesize({ console: false });
    for (const type of ['AWS::Cognito::UserPool', 'AWS::ApiGatewayV2::Authorizer']) template.resourceCountIs(type, 0);
    const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.filter(({ Properties }) => Properties.RouteKey.includes('/api/'))).toEqual([]);
    expect(Object.keys(template.findOutputs('*')).filter((name) => /Console|Issuer|Login|UserPool/.test(name))).toEqual(
      [],
    );
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    const told = functions.flatMap(({ Properties }) => Properties.Environment?.Variables?.CONSOLE_URL ?? []);
    expect(new Set(told)).toEqual(new Set(['none']));
  });

  it.each([
    [{ clientId: 'console' }, 'identity.clientId needs identity.issuer.'],
    [{ groupsClaim: 'roles' }, 'identity.groupsClaim needs identity.issuer.'],
    [{ issuer: external.issuer }, 'identity.clientId is missing.'],
    [{ ...external, mfa: 'required' }, 'identity.mfa is for the user pool'],
    [{ ...external, issuer: 'http://login.example.com' }, 'identity.issuer must be an https URL'],
    [{ ...external, groups: { owner: ['x'] } }, 'identity.groups'],
  ])('%j is refused: %s', (identity, message) => {
    expect(() => parse({ identity })).toThrow(message);
  });
});
