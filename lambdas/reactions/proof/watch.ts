import type { EpochMilliseconds, HostnameProof, ProofDue, UnaskableReason } from '../../domain/window/flip-proof';
import type { Get } from '../../platform/outside/get';
import type { Pause } from '../deps';
import { type Look, look } from './look';
import { isFinal } from './unaskable';

export interface WatchDeps {
  readonly get: Get;
  readonly pause: Pause;
  readonly milliseconds: () => EpochMilliseconds;
}

/** How long a change may take to be seen: propagation to all edge locations takes about 30 s. */
const PATIENCE_SECONDS = 120;
const PAUSE_MS = 1_000;
/** A hostname that never answered is given up after so many requests. */
const ATTEMPTS = 3;

/** Asks a hostname until it has changed, it turns out that it cannot be asked, or two minutes are over. Never throws. */
export async function watch(deps: WatchDeps, due: ProofDue, hostname: string): Promise<HostnameProof> {
  if (hostname.startsWith('*.')) return { hostname, outcome: 'not-askable', reason: 'wildcard', asks: 0 };
  const until = deps.milliseconds() + PATIENCE_SECONDS * 1000;
  let answered: Look | undefined;
  for (let asks = 1; ; asks++) {
    const latest = await look(deps.get, due, hostname);
    const seenAtMs = deps.milliseconds();
    if (latest.changed) return { hostname, outcome: 'seen', asks, seenAtMs, ...told(latest) };
    const { unaskable } = latest;
    if (unaskable === undefined) answered = latest;
    else if (!answered && (isFinal(unaskable) || asks === ATTEMPTS)) return notAskable(hostname, unaskable, asks);
    if (deps.milliseconds() >= until) {
      return answered
        ? { hostname, outcome: 'not-seen', asks, ...told(answered) }
        : notAskable(hostname, unaskable ?? 'connection', asks);
    }
    await deps.pause(PAUSE_MS);
  }
}

const notAskable = (hostname: string, reason: UnaskableReason, asks: number): HostnameProof => ({
  hostname,
  outcome: 'not-askable',
  reason,
  asks,
});

const told = ({ revision, page }: Look): Pick<HostnameProof, 'revision' | 'page'> => ({
  ...(revision !== undefined && { revision }),
  ...(page && { page }),
});
