import { join } from 'node:path';
import { Fn } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginRequestPolicy,
  type ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge } from '../shared/acknowledge';
import { consolePaths } from './console-paths';
import { acknowledgeDeployment } from './deployment';
import { privateBucket } from './private-bucket';
import { securityHeaders } from './security-headers';

export interface ConsoleProps {
  readonly stackName: string;
  /** The folder that the console was built into. */
  readonly files: string;
  /** `https://…` of the HTTP API, without a path. */
  readonly apiUrl: string;
  readonly signIn: ConsoleSignIn;
}

/** What the console has to know of the identity provider. */
export interface ConsoleSignIn {
  readonly issuer: string;
  readonly clientId: string;
  /** What the console asks for when people sign in. */
  readonly requestedScopes: readonly string[];
  /** What the console's browser asks for keys and tokens. */
  readonly origins: readonly string[];
}

/**
 * The console: files in a bucket that only CloudFront reads, and the API behind the same origin under `/api`. An answer
 * of the API stays as it is, also 404: only addresses of pages are turned into the document.
 */
export class Console extends Construct {
  readonly distribution: Distribution;
  private readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { stackName, files, apiUrl, signIn }: ConsoleProps) {
    super(scope, id);
    this.bucket = privateBucket(this);
    const headers = securityHeaders(this, `${stackName}-console`, signIn.origins);
    this.distribution = this.distribute(stackName, apiUrl, headers);
    this.deploy(files, signIn);
    this.acknowledge();
  }

  get url(): string {
    return Fn.join('', ['https://', this.distribution.distributionDomainName]);
  }

  private distribute(stackName: string, apiUrl: string, responseHeadersPolicy: ResponseHeadersPolicy): Distribution {
    const paths = new EdgeFunction(this, 'Paths', {
      functionName: `${stackName}-console-paths`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(consolePaths),
    });
    return new Distribution(this, 'Distribution', {
      comment: `${stackName}: the console`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy,
        functionAssociations: [{ function: paths, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', apiUrl))),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // The gateway finds the API by the host.
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy,
        },
      },
    });
  }

  /** Files of earlier releases stay, so that a console that is open while this happens can still load its pages. */
  private deploy(files: string, { issuer, clientId, requestedScopes }: ConsoleSignIn): void {
    const common = { destinationBucket: this.bucket, prune: false, memoryLimit: 256 };
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      sources: [Source.asset(join(files, 'assets'))],
      destinationKeyPrefix: 'assets',
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const settings = { issuer, clientId, scopes: requestedScopes.join(' '), api: '/api' };
    const entrance = new BucketDeployment(this, 'Entrance', {
      ...common,
      sources: [Source.asset(files, { exclude: ['assets'] }), Source.jsonData('config.json', settings)],
      cacheControl: [CacheControl.noCache()],
    });
    // The document names files that have to be there first.
    entrance.node.addDependency(assets);
    acknowledgeDeployment(assets, this.bucket);
  }

  private acknowledge(): void {
    const accept = (rule: string, reason: string) => acknowledge(this.distribution, rule, reason);
    accept('CFR1', 'People with a sign-in may use the console from wherever they are.');
    accept('CFR2', 'The API behind it is throttled per route; a web ACL is the account owner’s choice.');
    accept('CFR3', 'The API logs every access; the files of the console are public.');
    accept('CFR4', 'Without an alias the distribution has CloudFront’s own certificate, which fixes TLSv1.');
  }
}
