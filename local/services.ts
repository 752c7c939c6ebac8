import { createSite } from './aws/cloudfront/service';
import type { Runtime, ServiceFactory } from './aws/gateway/service';
import { createKeyValueStore } from './aws/key-value-store/service';
import { createScheduler } from './aws/scheduler/service';
import { createSns } from './aws/sns/service';
import { createSqs } from './aws/sqs/service';
import { createStepFunctions } from './aws/step-functions/service';
import { createMailbox } from './mailbox/service';

/** The AWS services of the machine besides DynamoDB, Lambda and API Gateway, in the order they start. */
export const serviceFactories: readonly ServiceFactory[] = [
  createSqs,
  createSns,
  createKeyValueStore,
  createScheduler,
  createStepFunctions,
];

/** A server for people, at a port of its own above the base port. */
export interface Page {
  readonly offset: number;
  create(runtime: Runtime): { start(port: number): Promise<number>; stop(): Promise<void> };
}

export const pages: readonly Page[] = [
  { offset: 1, create: createSite },
  { offset: 2, create: createMailbox },
];
