/** The console and where its people sign in, as in pinned.ts. */
export const pinnedConsole: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'AWS::Cognito::UserPool IdentityPeopleA4BE2B55': {},
  'AWS::Cognito::UserPoolResourceServer IdentityPeopleApi26302B2F': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    Identifier: 'quiesce',
  },
  'AWS::Cognito::UserPoolGroup IdentityGroupviewerD9925768': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    GroupName: 'viewer',
  },
  'AWS::Cognito::UserPoolGroup IdentityGrouprequester6984E01F': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    GroupName: 'requester',
  },
  'AWS::Cognito::UserPoolGroup IdentityGroupapprover31EB23A1': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    GroupName: 'approver',
  },
  'AWS::Cognito::UserPoolGroup IdentityGroupadmin587764E0': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    GroupName: 'admin',
  },
  'AWS::Cognito::UserPoolGroup IdentityGroupbreakglass8DDCA456': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    GroupName: 'breakglass',
  },
  'AWS::Cognito::UserPoolClient IdentityConsole1B3DCA89': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    GenerateSecret: false,
  },
  'AWS::Cognito::UserPoolDomain IdentityLogin7A53C7EA': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    Domain: {
      'Fn::Join': [
        '-',
        [
          'quiesce',
          {
            Ref: 'AWS::AccountId',
          },
        ],
      ],
    },
  },
  'AWS::Cognito::ManagedLoginBranding IdentityLoginPageF3BCC0EB': {
    UserPoolId: {
      Ref: 'IdentityPeopleA4BE2B55',
    },
    ClientId: {
      Ref: 'IdentityConsole1B3DCA89',
    },
  },
  'AWS::ApiGatewayV2::Authorizer ApiSignedIn08ABF058': {},
  'AWS::S3::Bucket ConsoleFiles9387DBDB': {},
  'AWS::CloudFront::ResponseHeadersPolicy ConsoleHeaders05929661': {},
  'AWS::CloudFront::Function ConsolePathsA6FA339F': {
    Name: 'quiesce-console-paths',
  },
  'AWS::CloudFront::OriginAccessControl ConsoleDistributionOrigin1S3OriginAccessControl90692D52': {},
  'AWS::CloudFront::Distribution ConsoleDistribution022D3262': {},
  'AWS::Logs::LogGroup CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C256MiBLogGroup2BF8D970': {
    LogGroupName: {
      'Fn::Join': [
        '',
        [
          '/aws/lambda/',
          {
            Ref: 'CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C256MiB5F7BD223',
          },
        ],
      ],
    },
  },
};
