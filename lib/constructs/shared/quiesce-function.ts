import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type IFunction, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { EnvironmentOf, FunctionName } from '../../../lambdas/functions/environment';
import { acceptWildcard } from './acknowledge';
import { bundle } from './bundle';
import { grantSend } from './undelivered';

export interface QuiesceFunctionProps<F extends FunctionName> {
  /** The entry point is `lambdas/functions/{name}.ts`, its export `handler`. */
  readonly name: F;
  readonly environment: EnvironmentOf<F>;
  /** Default 10 s. */
  readonly timeout?: Duration;
  /** In MB, default 512. CPU grows with it; 1,769 MB are one vCPU. */
  readonly memorySize?: number;
  readonly logRetention: RetentionDays;
  /**
   * The destination of asynchronous calls whose two retries failed. Omit it for functions that are not called
   * asynchronously.
   */
  readonly onFailure?: Queue;
}

/** The role may write its own log group and traces; every other permission is granted explicitly. */
function roleOf(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
  );
  acceptWildcard(role, '*', 'Active tracing: X-Ray has no resources to scope its two Put actions to.');
  return role;
}

/**
 * A deployed entry point: its bundle, its own role, its own log group, and an environment that the compiler checks.
 */
export class QuiesceFunction<F extends FunctionName> extends LambdaFunction {
  constructor(scope: Construct, id: string, props: QuiesceFunctionProps<F>) {
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      code: bundle(props.name),
      handler: 'index.handler',
      description: `Quiesce ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(10),
      tracing: Tracing.ACTIVE,
      role: roleOf(scope, id, logGroup),
      logGroup,
      environment: { ...props.environment },
    });
    if (props.onFailure) {
      const destination = grantSend(props.onFailure, this);
      this.configureAsyncInvoke({ onFailure: { bind: () => destination }, retryAttempts: 2 });
    }
  }
}

/** `caller` may call `target`; unversioned only (CDK's own grant adds every version and alias). */
export function grantCall(target: IFunction, caller: IFunction): void {
  caller.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }));
}
