import { createEdgePublisher } from '../../lambdas/aws/edge-publisher';
import type { Functions } from '../../lambdas/aws/functions';
import type { LogCode, LogFields } from '../../lambdas/platform/log';

function publisher(call: (name: string, payload: unknown) => Promise<unknown>) {
  const lines: { code: LogCode; facts: LogFields }[] = [];
  const functions: Functions = { call, send: () => Promise.reject(new Error('not used')) };
  const log = (code: LogCode, facts: LogFields = {}) => void lines.push({ code, facts });
  return { lines, edge: createEdgePublisher(functions, 'publish-edge', log) };
}

describe('the edge publisher', () => {
  it('asks for one site and tells the revision that the store holds', async () => {
    const { edge } = publisher(async (name, payload) => ({ name, payload, publishedRevision: 7 }));
    expect(await edge.publish('shop')).toEqual({ publishedRevision: 7 });
  });

  it('tells why a site is not published', async () => {
    const answer = { publishedRevision: 3, notPublishedReason: 'too-large' };
    const { edge } = publisher(async () => answer);
    expect(await edge.publish('shop')).toEqual(answer);
  });

  it('tells nothing when the function fails, and logs it: the stream publishes as well', async () => {
    const { edge, lines } = publisher(() => Promise.reject(new TypeError('boom')));
    expect(await edge.publish('shop')).toEqual({});
    expect(lines).toEqual([{ code: 'publish-deferred', facts: { siteId: 'shop', error: 'TypeError' } }]);
  });

  it.each([undefined, null, 'text', {}, { publishedRevision: '7' }, { notPublishedReason: 'bored' }])(
    'does not believe %j',
    async (answer) => {
      const { edge } = publisher(async () => answer);
      expect(await edge.publish('shop')).toEqual({});
    },
  );
});
