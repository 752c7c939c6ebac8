import type { Evidence, EvidenceContent } from '../../../lambdas/domain/evidence/evidence';
import { evidenceText } from '../../../lambdas/domain/evidence/evidence';
import { verifyEvidence } from '../../../lambdas/domain/evidence/verify';
import { at, hour, Service } from '../fixtures';

/** A window that was requested, edited, commented on, approved, started and ended, among others of its site. */
export async function life() {
  const service = await Service.start();
  await service.request({ startsAt: at(service.now + 5 * hour), endsAt: at(service.now + 6 * hour) });
  const windowId = String((await service.request({ paths: ['/shop'] })).json.windowId);
  const path = { windowId };
  await service.request({ startsAt: at(service.now + 7 * hour), endsAt: at(service.now + 8 * hour) });
  await service.api('PATCH /v1/windows/{windowId}', { path, body: { mode: 'read-only' } });
  service.now += 60;
  await service.api('POST /v1/windows/{windowId}/comments', { path, body: { text: 'Fine with me' } });
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path, body: { reason: 'Agreed' } });
  service.now += hour;
  await service.api('POST /v1/windows/{windowId}/end', { path, body: { reason: 'Done early' } });
  await service.request({ startsAt: at(service.now + 9 * hour), endsAt: at(service.now + 10 * hour) });
  const ask = () => service.api('GET /v1/windows/{windowId}/evidence', { as: 'viewer', path });
  return { service, windowId, path, ask };
}

export const evidenceIn = (text: string): Evidence => JSON.parse(text);

/** The text of other evidence, hash and all, as somebody who knows the format would forge it. */
export function forged(
  text: string,
  change: (content: { -readonly [K in keyof EvidenceContent]: EvidenceContent[K] }) => void,
) {
  const { sha256: _, ...content } = evidenceIn(text);
  change(content);
  return evidenceText(content);
}

export const codesOf = (text: string) => verifyEvidence(text).problems.map(({ code }) => code);
