import type * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import type { EpochMilliseconds, FlipProof, HostnameProof } from '../../domain/window/flip-proof';
import type { flipProof } from './proof-schema';

type ProofJson = z.output<typeof flipProof>;

const exactText = (at: EpochMilliseconds | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

export function proofJson(proof: FlipProof): ProofJson {
  const { boundary, dueAt, outcome, askedAtMs, seenAtMs, latenessMs, hostnames } = proof;
  return {
    boundary,
    dueAt: instantText(dueAt),
    outcome,
    askedAt: new Date(askedAtMs).toISOString(),
    seenAt: exactText(seenAtMs),
    latenessMs,
    hostnames: hostnames.map(hostnameJson),
  };
}

const hostnameJson = ({ seenAtMs, page, ...rest }: HostnameProof): ProofJson['hostnames'][number] => ({
  ...rest,
  seenAt: exactText(seenAtMs),
  page: page && { ...page },
});
