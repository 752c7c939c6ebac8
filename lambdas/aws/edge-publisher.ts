import { type SetAsideReason, setAsideReasons } from '../domain/site/site';
import { type Log, nameOf } from '../platform/log';
import type { Functions } from './functions';

/** Asks publish-edge to bring the edge up to date now, instead of when the table's stream triggers it. */
export interface EdgePublisher {
  /**
   * Never throws: the change is committed, and the stream or reconcile will publish it.
   * @returns nothing when the publisher did not answer
   */
  publish(siteId: string): Promise<PublishAnswer>;
}

export interface PublishAnswer {
  /** What the edge store holds. */
  readonly publishedRevision?: number;
  /** Set when the site's current revision cannot be published. */
  readonly notPublishedReason?: SetAsideReason;
}

export function createEdgePublisher(functions: Functions, functionName: string, log: Log): EdgePublisher {
  return {
    async publish(siteId) {
      try {
        return answerIn(await functions.call(functionName, { siteId }));
      } catch (error) {
        log('publish-deferred', { siteId, error: nameOf(error) });
        return {};
      }
    },
  };
}

/** The part of the answer that is valid. */
function answerIn(answer: unknown): PublishAnswer {
  if (typeof answer !== 'object' || answer === null) return {};
  const { publishedRevision, notPublishedReason } = { publishedRevision: 0, notPublishedReason: '', ...answer };
  const reason = setAsideReasons.find((known) => known === notPublishedReason);
  const told = 'publishedRevision' in answer && typeof publishedRevision === 'number';
  return { ...(told && { publishedRevision }), ...(reason && { notPublishedReason: reason }) };
}
