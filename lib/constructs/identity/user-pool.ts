import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  CfnUserPoolDomain,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { roles } from '../../../lambdas/http/route';
import { ownRoleGroups } from '../../../lambdas/http/server/role-groups';
import { acknowledge } from '../shared/acknowledge';
import { consoleScope } from './external-provider';
import type { SignIn } from './sign-in';

export interface ConsoleUserPoolProps {
  readonly stackName: string;
  readonly mfa: 'off' | 'optional' | 'required';
}

const mfas = { off: Mfa.OFF, optional: Mfa.OPTIONAL, required: Mfa.REQUIRED } as const;

/** How long what a sign-in gives is valid. Roles are in the access token, so a role that was taken away ends with it. */
const minutes = { access: 15, id: 15, refresh: 12 * 60 } as const;

/**
 * The people who sign in to the console, when no other provider has them: a user pool that administrators add people to, a group per
 * role, and managed login for one public client with PKCE.
 */
export class ConsoleUserPool extends Construct implements SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  readonly scope = consoleScope;
  readonly requestedScopes = ['openid', consoleScope];
  readonly origins: readonly string[];
  readonly roleGroups = ownRoleGroups;
  readonly userPoolId: string;
  /** Where managed login is. */
  readonly loginUrl: string;
  private readonly consoles: string[] = [];

  constructor(scope: Construct, id: string, { stackName, mfa }: ConsoleUserPoolProps) {
    super(scope, id);
    const pool = this.pool(stackName, mfa);
    const { userPoolId } = pool;
    for (const role of roles) {
      new CfnUserPoolGroup(this, `Group-${role}`, {
        userPoolId,
        groupName: role,
        description: `Role ${role} of Quiesce`,
      });
    }
    const [identifier = '', name = ''] = consoleScope.split('/');
    const scopeOfConsole = new ResourceServerScope({ scopeName: name, scopeDescription: 'Use the console of Quiesce' });
    const server = pool.addResourceServer('Api', {
      identifier,
      userPoolResourceServerName: 'Quiesce',
      scopes: [scopeOfConsole],
    });
    const client = this.client(userPoolId, OAuthScope.resourceServer(server, scopeOfConsole).scopeName);
    client.node.addDependency(server);
    const domain = this.managedLogin(stackName, userPoolId, client.ref);
    this.userPoolId = userPoolId;
    this.issuer = pool.userPoolProviderUrl;
    this.clientId = client.ref;
    this.audience = client.ref;
    this.loginUrl = Fn.join('', ['https://', domain, '.auth.', Aws.REGION, '.amazoncognito.com']);
    this.origins = [originOf(this.issuer), this.loginUrl];
  }

  /** People return there after signing in and out. @param origin such as `https://console.example.com` */
  addConsole(origin: string): void {
    this.consoles.push(origin);
  }

  private pool(stackName: string, mfa: ConsoleUserPoolProps['mfa']): UserPool {
    const pool = new UserPool(this, 'People', {
      userPoolName: `${stackName}-people`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: mfas[mfa],
      ...(mfa !== 'off' && { mfaSecondFactor: { sms: false, otp: true } }),
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
    });
    acknowledge(
      pool,
      'COG2',
      'MFA is a setting, identity.mfa: whoever needs it chooses it, or brings a provider that has it.',
    );
    acknowledge(
      pool,
      'COG3',
      'Threat protection needs the Plus plan, several times the price; docs/identity.md says how to turn it on.',
    );
    acknowledge(
      pool,
      'COG8',
      'The Plus plan is several times the price of Essentials, and everything here works without it.',
    );
    return pool;
  }

  private client(userPoolId: string, scopeName: string): CfnUserPoolClient {
    const urls = (path: string) => Lazy.list({ produce: () => this.consoles.map((origin) => `${origin}${path}`) });
    return new CfnUserPoolClient(this, 'Console', {
      userPoolId,
      clientName: 'console',
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid', scopeName],
      supportedIdentityProviders: ['COGNITO'],
      callbackUrLs: urls('/signed-in'),
      logoutUrLs: urls('/signed-out'),
      // Neither passwords nor refresh tokens are taken outside managed login; a rotated refresh token excludes the latter anyway.
      explicitAuthFlows: ['ALLOW_USER_AUTH'],
      enableTokenRevocation: true,
      preventUserExistenceErrors: 'ENABLED',
      accessTokenValidity: minutes.access,
      idTokenValidity: minutes.id,
      refreshTokenValidity: minutes.refresh,
      tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' },
      // Two tabs may refresh at once, and an answer may be lost.
      refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 10 },
    });
  }

  /** Version 2 is managed login; without a branding it answers that the page does not exist. @returns the domain's prefix */
  private managedLogin(stackName: string, userPoolId: string, clientId: string): string {
    const domain = Fn.join('-', [stackName, Aws.ACCOUNT_ID]);
    const login = new CfnUserPoolDomain(this, 'Login', { userPoolId, domain, managedLoginVersion: 2 });
    const branding = new CfnManagedLoginBranding(this, 'LoginPage', {
      userPoolId,
      clientId,
      useCognitoProvidedValues: true,
    });
    branding.addResourceDependency(login);
    return domain;
  }
}

/** `https://example.com/pool` → `https://example.com`, of a value that is known at deployment. */
const originOf = (url: string): string =>
  Fn.join('//', [Fn.select(0, Fn.split('/', url)), Fn.select(2, Fn.split('/', url))]);
