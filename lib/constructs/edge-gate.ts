import { Fn } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
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

export interface EdgeGateProps {
  readonly stackName: string;
  /** The bundled viewer-request function, at most 10 KB. */
  readonly code: string;
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
    const viewerRequest = new EdgeFunction(this, 'ViewerRequest', {
      functionName: `${stackName}-viewer-request`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(code),
      keyValueStore: this.store,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${stackName}: protected by maintenance windows`,
      defaultBehavior: {
        origin: new HttpOrigin(distribution.originDomainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS_QUERY_STRINGS,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: [{ function: viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST }],
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
