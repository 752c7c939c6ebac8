import type { ServiceFactory } from './gateway/service';
import { createSqs } from './sqs/service';

/** The AWS services of the machine besides DynamoDB, Lambda and API Gateway, in the order they start. */
export const serviceFactories: readonly ServiceFactory[] = [createSqs];
