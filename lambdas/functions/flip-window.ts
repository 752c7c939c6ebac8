import type { SQSEvent } from 'aws-lambda';
import { flipBatch } from '../flow/batches';
import { flipBoundary } from '../flow/flip-boundary';
import { boundary, recheck } from '../flow/payloads';
import { recheckApproval } from '../flow/recheck-approval';
import { readEnvironment } from './environment';
import { flowDeps } from './flow-deps';

const deps = flowDeps(readEnvironment('flip-window'));

/** Messages of the near-boundary queue come in batches; Scheduler and reconcile hand over one boundary, or a window to recheck. */
export const handler = async (event: SQSEvent | object) => {
  if ('Records' in event) return flipBatch(deps, event.Records);
  if ('recheck' in event) return { outcome: await recheckApproval(deps, recheck.parse(event).recheck) };
  return { outcome: await flipBoundary(deps, boundary.parse(event)) };
};
