import type { QuiesceApi } from '../api/quiesce-api';
import { CommandFailure } from '../failures';
import type { Change } from './change';

export interface CarriedOut {
  readonly change: Change;
  /** Why it was refused; what came before it in the plan was done all the same. */
  readonly failure?: CommandFailure;
}

/**
 * Carries out the changes one after the other: people share a record, and policies name people. A refusal stops none of those
 * that follow. Whatever was not done is in the plan of the next run.
 */
export async function* carryOut(api: QuiesceApi, changes: readonly Change[]): AsyncGenerator<CarriedOut> {
  for (const change of changes) {
    const failure = await attempt(api, change);
    yield { change, ...(failure !== undefined && { failure }) };
  }
}

async function attempt(api: QuiesceApi, { calls }: Change): Promise<CommandFailure | undefined> {
  try {
    for (const { method, path, body } of calls) await api.send(method, path, { body });
    return undefined;
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
}
