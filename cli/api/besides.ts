import { UnreachableError } from '../../bin/admin-api/client';
import { ApiRefusal } from './refusal';

/**
 * Reads what is good to know besides. Where it cannot be read, what was asked for is shown without it: above all, a vote that was
 * cast must not look as if it failed.
 *
 * @returns undefined where the API refused or could not be reached
 */
export async function ifReadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiRefusal || error instanceof UnreachableError) return undefined;
    throw error;
  }
}
