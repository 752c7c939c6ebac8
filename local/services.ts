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
import type { Account } from './identity/account';
import { createIdentityProvider } from './identity/service';
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

/** @param accounts who can sign in at the local identity provider */
export const pagesFor = (accounts: readonly Account[]): readonly Page[] => [
  { offset: 1, create: (runtime) => createDistribution(runtime, createDemoOrigin(runtime.state)) },
  { offset: 2, create: createMailbox },
  { offset: 3, create: createFilesDistribution },
  { offset: 4, create: (runtime) => createIdentityProvider(runtime, accounts) },
];
