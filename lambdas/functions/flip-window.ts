import type { SQSEvent } from 'aws-lambda';
import { flipBatch } from '../reactions/batches';
import { flipBoundary } from '../reactions/boundaries/flip-boundary';
import { boundary } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const deps = reactionDeps(readEnvironment('flip-window'));

/** Messages of the near-boundary queue come in batches; Scheduler and reconcile hand over one boundary. */
export const handler = async (event: SQSEvent | object) =>
  'Records' in event ? flipBatch(deps, event.Records) : { outcome: await flipBoundary(deps, boundary.parse(event)) };
