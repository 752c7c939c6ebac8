import type { EpochSeconds } from '../../domain/actor';
import { canonicalJson } from '../../domain/audit/canonical-json';
import { nextVersion } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import type { Requester } from '../requirements/requester';
import type { WindowResult } from '../requirements/window';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';

/** A window that somebody changes. */
export interface Editing {
  readonly before: Window;
  /** With the new words, and the plan as it was. */
  readonly after: Window;
  readonly editor: Requester;
  readonly at: EpochSeconds;
}

/**
 * Records a new reason, ticket or time zone of a window; votes and plan stay as they are. Repeating it changes nothing.
 */
export function decideWords(snapshot: Snapshot, { before, after, editor, at }: Editing): CommandOutcome<WindowResult> {
  if (canonicalJson(after) === canonicalJson(before)) return { result: { kind: 'window', value: before } };
  const result = { kind: 'window', value: nextVersion(after, {}) } as const;
  const change = { at, actor: editor, action: 'edit', subject: before.windowId, before, after: result.value } as const;
  return { result, commit: audited({ ...change, head: snapshot.head(before.siteId), put: [result] }) };
}
