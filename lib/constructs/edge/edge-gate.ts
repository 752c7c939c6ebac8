import { type Duration, Fn } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  KeyValueStore,
  OriginProtocolPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import { acknowledge } from '../shared/acknowledge';
import { towardsOrigin } from './origin-requests';

/** Bundled CloudFront Functions, at most 10 KB each. */
export interface GateCode {
  readonly viewerRequest: string;
  /** Announces windows on responses; without it, no function runs on responses. */
  readonly viewerResponse?: string;
}

export interface EdgeGateProps {
  readonly stackName: string;
  readonly code: GateCode;
  readonly distribution: Config['distribution'];
}

/**
 * Where windows are enforced: a KeyValueStore with the armed windows, the function that reads it, and a distribution
 * that runs the function.
 */
export class EdgeGate extends Construct {
  readonly store: KeyValueStore;
  readonly distribution: Distribution;
  private readonly functions: readonly [EdgeFunction, ...EdgeFunction[]];

  constructor(scope: Construct, id: string, { stackName, code, distribution }: EdgeGateProps) {
    super(scope, id);
    // A new name would create a new, empty store: every site would be open until the next publish.
    this.store = new KeyValueStore(this, 'Store', { keyValueStoreName: `${stackName}-edge` });
    const { viewerRequest, viewerResponse } = code;
    const onRequest = this.edgeFunction('ViewerRequest', `${stackName}-viewer-request`, viewerRequest);
    const onResponse =
      viewerResponse && this.edgeFunction('ViewerResponse', `${stackName}-viewer-response`, viewerResponse);
    this.functions = onResponse ? [onRequest, onResponse] : [onRequest];
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${stackName}: protected by maintenance windows`,
      defaultBehavior: {
        origin: new HttpOrigin(distribution.originDomainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        ...towardsOrigin(this, stackName, distribution.forwardHost),
        functionAssociations: [
          { function: onRequest, eventType: FunctionEventType.VIEWER_REQUEST },
          ...(onResponse ? [{ function: onResponse, eventType: FunctionEventType.VIEWER_RESPONSE }] : []),
        ],
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

  /** UpdateKeys with If-Match; Describe and ListKeys when somebody else has changed the store. */
  grantPublish(publisher: IFunction): void {
    this.allow(publisher, ['DescribeKeyValueStore', 'ListKeys', 'UpdateKeys']);
  }

  /** How many requests were answered 502 or 503 because a function failed, broke a rule or was throttled. */
  metricFailures(period: Duration): IMetric {
    const failures = ['FunctionExecutionErrors', 'FunctionValidationErrors', 'FunctionThrottles'];
    const metrics = this.functions.flatMap((each) => failures.map((name) => functionMetric(each, name, 'Sum', period)));
    const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
    const expression = Object.keys(usingMetrics)
      .map((id) => `FILL(${id},0)`)
      .join('+');
    return new MathExpression({ expression, usingMetrics, period, label: 'Requests that functions failed' });
  }

  /** Percent of the compute time that CloudFront allows which the slowest call of the gate took. */
  metricComputeUtilization(period: Duration): IMetric {
    return functionMetric(this.functions[0], 'FunctionComputeUtilization', 'Maximum', period);
  }

  private edgeFunction(id: string, functionName: string, code: string): EdgeFunction {
    return new EdgeFunction(this, id, {
      functionName,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(code),
      keyValueStore: this.store,
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

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html */
function functionMetric(measured: EdgeFunction, metricName: string, statistic: string, period: Duration): Metric {
  const dimensionsMap = { FunctionName: measured.functionName, Region: 'Global' };
  return new Metric({ namespace: 'AWS/CloudFront', metricName, dimensionsMap, statistic, period });
}
