import type { Database } from 'lmdb';
import type { StateMap } from '../gateway/service';
import type { Commits } from './commits';

/**
 * A map whose writes are visible at once and committed soon after, on lmdb's own thread and many in one commit: a commit
 * waits for the disk, and everything else would wait with it.
 */
export class DurableMap<T> implements StateMap<T> {
  /** What is not committed yet; without a text, it was deleted. */
  readonly #uncommitted = new Map<string, { readonly text?: string }>();

  /** @param stored has values as JSON */
  constructor(
    private readonly stored: Database<string, string>,
    private readonly commits: Commits,
  ) {}

  get(key: string): T | undefined {
    const change = this.#uncommitted.get(key);
    const text = change ? change.text : this.stored.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  put(key: string, value: T): void {
    const text = JSON.stringify(value);
    this.#write(key, { text }, () => this.stored.put(key, text));
  }

  delete(key: string): void {
    this.#write(key, {}, () => this.stored.remove(key));
  }

  entries(prefix = ''): readonly (readonly [string, T])[] {
    const texts = new Map<string, string>();
    for (const { key, value } of this.stored.getRange({ start: prefix, end: `${prefix}\u{10ffff}` })) {
      texts.set(key, value);
    }
    const changes = [...this.#uncommitted].filter(([key]) => key.startsWith(prefix));
    for (const [key, { text }] of changes) {
      if (text === undefined) texts.delete(key);
      else texts.set(key, text);
    }
    const inOrder = changes.length === 0 ? [...texts] : [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
    return inOrder.map(([key, text]) => [key, JSON.parse(text) as T] as const);
  }

  #write(key: string, change: { readonly text?: string }, write: () => Promise<unknown>): void {
    const written = this.commits.follow(write);
    this.#uncommitted.set(key, change);
    void written.then(() => {
      if (this.#uncommitted.get(key) === change) this.#uncommitted.delete(key);
    });
  }
}
