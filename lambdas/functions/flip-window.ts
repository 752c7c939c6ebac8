import type { SQSEvent } from 'aws-lambda';
import { flipBatch } from '../reactions/batches';
import { flipBoundary } from '../reactions/boundaries/flip-boundary';
import { boundary } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const deps = reactionDeps(readEnvironment('flip-window'));

/** The near-boundary queue sends messages in batches; Scheduler and reconcile send one boundary. */
export const handler = async (event: SQSEvent | object) =>
  'Records' in event ? flipBatch(deps, event.Records) : { outcome: await flipBoundary(deps, boundary.parse(event)) };
