import type { Actor, EpochSeconds } from '../../domain/actor';
import type { AuditAction } from '../../domain/audit/audit';
import { type BypassSecrets, bypassFacts, bypassSubject } from '../../domain/site/bypass';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { siteIn } from '../requirements/site';
import { audited } from '../transaction/audited';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/** A site's current bypass. */
export interface BypassChange {
  readonly siteId: string;
  /** The first revision with this change. */
  readonly revision: number;
}

export function bypassKeys(siteId: string): RecordKey[] {
  return [
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'bypass', siteId },
  ];
}

/**
 * Changes a site's secrets; a call without an effect is neither committed nor audited. @throws Refusal `unknown-site`
 */
export async function changeBypass(
  deps: Deps,
  siteId: string,
  action: AuditAction,
  actor: Actor,
  change: (secrets: BypassSecrets) => BypassSecrets,
): Promise<BypassChange> {
  return decideAndCommit(deps, bypassKeys(siteId), (snapshot, at) => {
    siteIn(snapshot, siteId);
    const before = snapshot.bypass(siteId);
    const after = change(before);
    const { revision } = snapshot.head(siteId);
    if (after === before) return { result: { siteId, revision } };
    return changed(snapshot, { before, after, action, actor, at });
  });
}

interface Changed {
  readonly before: BypassSecrets;
  readonly after: BypassSecrets;
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly at: EpochSeconds;
}

function changed(snapshot: Snapshot, { before, after, ...change }: Changed): CommandOutcome<BypassChange> {
  const { siteId } = before;
  const head = snapshot.head(siteId);
  const revision = head.revision + 1;
  const commit = audited({
    ...change,
    head,
    subject: bypassSubject(siteId),
    before: bypassFacts(before),
    after: bypassFacts(after),
    headChanges: { revision },
    put: [{ kind: 'bypass', value: after }],
    reliedOn: [{ kind: 'site', value: siteIn(snapshot, siteId) }],
  });
  return { result: { siteId, revision }, commit };
}
