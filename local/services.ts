import type { Runtime, ServiceFactory } from './gateway/service';
import { createKeyValueStore } from './key-value-store/service';
import { createMailbox } from './mailbox/service';
import { createScheduler } from './scheduler/service';
import { createSite } from './site/service';
import { createSns } from './sns/service';
import { createSqs } from './sqs/service';
import { createStepFunctions } from './step-functions/service';

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
