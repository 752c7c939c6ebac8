import { type Log, nameOf } from '../platform/log';
import type { Functions } from './functions';

/** Asks publish-edge to bring the edge up to date now, instead of when the table's stream gets there. */
export interface EdgePublisher {
  /**
   * Never throws: what is committed stays committed, and the stream and reconcile publish it as well.
   * @returns the revision that the edge store holds, or `undefined` when that is not known
   */
  publish(siteId: string): Promise<number | undefined>;
}

export function createEdgePublisher(functions: Functions, functionName: string, log: Log): EdgePublisher {
  return {
    async publish(siteId) {
      try {
        const answer = await functions.call(functionName, { siteId });
        return publishedRevisionOf(answer);
      } catch (error) {
        log('publish-deferred', { siteId, error: nameOf(error) });
        return undefined;
      }
    },
  };
}

function publishedRevisionOf(answer: unknown): number | undefined {
  const told = typeof answer === 'object' && answer !== null && 'publishedRevision' in answer;
  return told && typeof answer.publishedRevision === 'number' ? answer.publishedRevision : undefined;
}
