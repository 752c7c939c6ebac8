import type { SQSEvent } from 'aws-lambda';
import { flipBatch } from '../flow/batches';
import { flipBoundary } from '../flow/flip-boundary';
import { boundary } from '../flow/payloads';
import { readEnvironment } from './environment';
import { flowDeps } from './flow-deps';

const deps = flowDeps(readEnvironment('flip-window'));

/** Messages of the near-boundary queue come in batches; Scheduler and reconcile hand over one boundary. */
export const handler = async (event: SQSEvent | object) =>
  'Records' in event ? flipBatch(deps, event.Records) : { outcome: await flipBoundary(deps, boundary.parse(event)) };
