import type { QuiesceApi } from '../api/quiesce-api';
import { CommandFailure } from '../failures';
import type { Change } from './change';
import { GuardedCalls } from './guarded-calls';
import type { Standing } from './standing';

export interface CarriedOut {
  readonly change: Change;
  /** Why it was refused; what came before it in the plan was done all the same. */
  readonly failure?: CommandFailure;
}

/**
 * Carries out the changes one after the other: people share a record, and policies name people. A refusal stops none of those
 * that follow. Whatever was not done is in the plan of the next run.
 */
export async function* carryOut(
  api: QuiesceApi,
  changes: readonly Change[],
  standing: Standing,
): AsyncGenerator<CarriedOut> {
  const guarded = new GuardedCalls(api, standing);
  for (const change of changes) {
    const failure = await attempt(guarded, change);
    yield { change, ...(failure !== undefined && { failure }) };
  }
}

async function attempt(guarded: GuardedCalls, change: Change): Promise<CommandFailure | undefined> {
  try {
    for (const call of change.calls) await guarded.send(change, call);
    return undefined;
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
}
