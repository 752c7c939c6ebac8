import { Duration, Fn } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  KeyValueStore,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Config } from '../config';
import { acknowledge } from './acknowledge';

/** Bundled CloudFront Functions, at most 10 KB each. */
export interface GateCode {
  readonly viewerRequest: string;
  /** Announces windows on responses; without it nothing runs there. */
  readonly viewerResponse?: string;
}

/** Part of the cache key beside the bypass mark. */
const variedBy = ['host', 'origin', 'x-http-method', 'x-http-method-override', 'x-method-override'];

/** Only the gate sets it (edge/bypass.ts): what testers see during a window is cached apart from what the public sees. */
const bypassMark = 'x-maintenance-tester';

export interface EdgeGateProps {
  readonly stackName: string;
  readonly code: GateCode;
  readonly distribution: Config['distribution'];
}

/** Where windows are enforced: a store of armed windows, the function that reads it, and a distribution that runs it. */
export class EdgeGate extends Construct {
  readonly store: KeyValueStore;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { stackName, code, distribution }: EdgeGateProps) {
    super(scope, id);
    // A new name would be a new, empty store: every site would stand open until the next publish.
    this.store = new KeyValueStore(this, 'Store', { keyValueStoreName: `${stackName}-edge` });
    const functionAssociations = [
      {
        function: this.edgeFunction('ViewerRequest', `${stackName}-viewer-request`, code.viewerRequest),
        eventType: FunctionEventType.VIEWER_REQUEST,
      },
      ...(code.viewerResponse === undefined
        ? []
        : [
            {
              function: this.edgeFunction('ViewerResponse', `${stackName}-viewer-response`, code.viewerResponse),
              eventType: FunctionEventType.VIEWER_RESPONSE,
            },
          ]),
    ];
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${stackName}: protected by maintenance windows`,
      defaultBehavior: {
        origin: new HttpOrigin(distribution.originDomainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: this.cachePolicy(stackName),
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations,
      },
      ...(distribution.alias && {
        domainNames: distribution.alias.domainNames,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', distribution.alias.certificateArn),
      }),
    });
    this.acknowledge(distribution.alias !== undefined);
  }

  get siteUrl(): string {
    return Fn.join('', ['https://', this.distribution.distributionDomainName]);
  }

  /** Describe (for the ETag) → what is there → UpdateKeys with If-Match. */
  grantPublish(publisher: IFunction): void {
    this.allow(publisher, ['DescribeKeyValueStore', 'ListKeys', 'UpdateKeys']);
  }

  grantInspect(reader: IFunction): void {
    this.allow(reader, ['ListKeys']);
  }

  private edgeFunction(id: string, functionName: string, code: string): EdgeFunction {
    return new EdgeFunction(this, id, {
      functionName,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(code),
      keyValueStore: this.store,
    });
  }

  /** As AWS's managed UseOriginCacheControlHeaders-QueryStrings, and by the bypass mark. */
  private cachePolicy(stackName: string): CachePolicy {
    return new CachePolicy(this, 'CachePolicy', {
      cachePolicyName: `${stackName}-apart-from-bypass`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.allowList(...variedBy, bypassMark),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      cookieBehavior: CacheCookieBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  private allow(grantee: IFunction, actions: readonly string[]): void {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `cloudfront-keyvaluestore:${action}`),
        resources: [this.store.keyValueStoreArn],
      }),
    );
  }

  private acknowledge(hasCertificate: boolean): void {
    const accept = (rule: string, reason: string) => acknowledge(this.distribution, rule, reason);
    accept('CFR1', 'Which countries may see the site is its owner’s decision, not that of maintenance mode.');
    accept('CFR2', 'A web ACL belongs to the protected site; Quiesce must not bring or replace one.');
    accept('CFR3', 'Access logs are the site owner’s choice: they cost money and hold visitors’ addresses.');
    if (!hasCertificate)
      accept('CFR4', 'Without an alias the distribution has CloudFront’s own certificate, which fixes TLSv1.');
  }
}
