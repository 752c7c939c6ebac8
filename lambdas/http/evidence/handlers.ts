import { evidenceText } from '../../domain/evidence/evidence';
import type { QueryDeps } from '../../queries/deps';
import { collectEvidence } from '../../queries/evidence/collect';
import type { Handlers, RoutesOf } from '../server/dispatch';
import { answerBytes } from '../server/paging';
import { jsonText } from '../server/reply';

/** The answer is canonical JSON, so that a file of it can be compared with its hash byte by byte. */
export function evidenceHandlers(deps: QueryDeps): Handlers<RoutesOf<'evidence'>> {
  return {
    'GET /v1/windows/{windowId}/evidence': async ({ path }) =>
      jsonText(evidenceText(await collectEvidence(deps, path.windowId, (value) => answerBytes(JSON.stringify(value))))),
  };
}
