import { createDistribution } from './aws/cloudfront/service';
import type { Page } from './aws/contract';
import { createEventBridge } from './aws/eventbridge/service';
import { createFilesDistribution } from './aws/files/service';
import type { ServiceFactory } from './aws/gateway/service';
import { createKeyValueStore } from './aws/key-value-store/service';
import { createS3 } from './aws/s3/service';
import { createScheduler } from './aws/scheduler/service';
import { createSecretsManager } from './aws/secrets-manager/service';
import { createSns } from './aws/sns/service';
import { createSqs } from './aws/sqs/service';
import { createStepFunctions } from './aws/step-functions/service';
import { createDemoOrigin } from './demo/origin';
import { createMailbox } from './mailbox/service';

/** The AWS services of the machine besides DynamoDB, Lambda and API Gateway, in the order they start. */
export const serviceFactories: readonly ServiceFactory[] = [
  createSqs,
  createSns,
  createKeyValueStore,
  createScheduler,
  createStepFunctions,
  createEventBridge,
  createSecretsManager,
  createS3,
];

export const pages: readonly Page[] = [
  { offset: 1, create: (runtime) => createDistribution(runtime, createDemoOrigin(runtime.state)) },
  { offset: 2, create: createMailbox },
  { offset: 3, create: createFilesDistribution },
];
