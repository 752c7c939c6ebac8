import type { Api } from '../../api/client';

/**
 * The whole chain, part by part, as it was hashed. Each part becomes a Blob at once, which browsers keep outside of the memory of the
 * page and put on disk when there are many. After a failure `run` goes on where it stopped.
 */
export class ChainExport {
  readonly #parts: Blob[] = [];
  #after: string | undefined;
  #isComplete = false;
  #entries = 0;

  /** @param siteId `undefined` for the directory */
  constructor(readonly siteId: string | undefined) {}

  /** How many entries have come so far. */
  get entries(): number {
    return this.#entries;
  }

  /** @throws ApiProblem, and an AbortError when `signal` ends it */
  async run(api: Api, signal: AbortSignal, onProgress: (entries: number) => void): Promise<Blob> {
    while (!this.#isComplete) {
      const { siteId } = this;
      const after = this.#after;
      const query = { ...(siteId !== undefined && { siteId }), ...(after !== undefined && { after }) };
      const { data = '', response } = await api.GET('/v1/audit/export', { params: { query }, parseAs: 'text', signal });
      signal.throwIfAborted();
      this.#parts.push(new Blob([data]));
      this.#entries += data.split('\n').length - 1;
      this.#after = nextIn(response.headers.get('link'));
      this.#isComplete = this.#after === undefined;
      onProgress(this.#entries);
    }
    return new Blob(this.#parts, { type: 'application/x-ndjson' });
  }
}

/** The `seq` after which the next part begins. */
const nextIn = (link: string | null): string | undefined => /[?&]after=(\d+)[^>]*>;\s*rel="next"/.exec(link ?? '')?.[1];

/** @param now epoch milliseconds */
export const fileName = (siteId: string | undefined, now: number): string =>
  `quiesce-audit-${siteId ?? 'directory'}-${new Date(now).toISOString().slice(0, 10)}.jsonl`;
