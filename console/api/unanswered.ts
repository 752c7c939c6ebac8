const name = 'quiesce-unanswered';
/** Longer than anybody tries again, and shorter than it takes until somebody wants the same once more. The API remembers a key for a day. */
const keptMs = 600_000;

interface Kept {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

type AllKept = Readonly<Record<string, Kept>>;

/** What sessionStorage offers of itself. */
export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A change whose answer got lost may have been made. Until its answer comes, the same change is sent with the same
 * Idempotency-Key, also after a reload of the page. Of the change only a digest is stored.
 */
export function keepUnanswered(
  send: (request: Request) => Promise<Response>,
  store: KeyStore,
  now: () => number,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const fresh = request.headers.get('idempotency-key');
    if (fresh === null) return send(request);
    const change = await digestOf(request);
    const known = readKept(store)[change];
    const kept = known && now() - known.since < keptMs ? known : { key: fresh, since: now() };
    write(store, { ...readKept(store), [change]: kept });
    request.headers.set('idempotency-key', kept.key);
    const response = await send(request);
    if (isDecided(response)) {
      const { [change]: _, ...others } = readKept(store);
      write(store, others);
    }
    return response;
  };
}

/** Nothing of them stays for the next person at this computer. */
export const forgetUnanswered = (store: KeyStore): void => store.removeItem(name);

/** A gateway that fails, or asks for another sign-in or for patience, says nothing about the change. */
const isDecided = ({ status }: Response): boolean => status < 500 && status !== 401 && status !== 429;

async function digestOf(request: Request): Promise<string> {
  const text = `${request.method} ${request.url}\n${await request.clone().text()}`;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readKept(store: KeyStore): AllKept {
  try {
    return JSON.parse(store.getItem(name) ?? '{}');
  } catch {
    return {};
  }
}

function write(store: KeyStore, kept: AllKept): void {
  try {
    store.setItem(name, JSON.stringify(kept));
  } catch {
    // A browser may refuse to store anything: the key then holds only for what is tried again by itself.
  }
}
