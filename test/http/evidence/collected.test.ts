import { canonicalJson, sha256 } from '../../../lambdas/domain/audit/canonical-json';
import { evidenceText } from '../../../lambdas/domain/evidence/evidence';
import { verifyEvidence } from '../../../lambdas/domain/evidence/verify';
import type { FlipProof } from '../../../lambdas/domain/window/flip-proof';
import { evidence as schema } from '../../../lambdas/http/evidence/answer-schema';
import { MemoryStore } from '../../store/memory-store';
import { hour, Service } from '../fixtures';
import { evidenceIn, life } from './life';

describe('the evidence of a window', () => {
  it('has all that is known of it, in canonical JSON with a hash, and verifies', async () => {
    const { service, windowId, ask } = await life();
    const answer = await ask();
    expect(answer.status).toBe(200);
    const { sha256: hash, ...content } = answer.json;
    expect(hash).toBe(sha256(canonicalJson(content)));
    expect(answer.text).toBe(canonicalJson(answer.json));
    expect(verifyEvidence(answer.text)).toMatchObject({ valid: true, problems: [] });
    expect(schema.safeParse(answer.json).error).toBeUndefined();
    expect(answer.json).toMatchObject({
      windowId,
      siteId: 'shop',
      window: { status: 'completed', planVersion: 2 },
      plans: [
        { planVersion: 1, plan: { mode: 'full', paths: ['/shop'] } },
        { planVersion: 2, plan: { mode: 'read-only', paths: ['/shop'] } },
      ],
      votes: [{ approverId: 'ana', decision: 'approve', assurance: 'signed', planVersion: 2, reason: 'Agreed' }],
      comments: [{ personId: 'rita', text: 'Fine with me' }],
      flips: [{ boundary: 'start' }, { boundary: 'end', plannedAt: 1_795_348_800 + 2 * hour, recordedAt: service.now }],
      incomplete: [],
    });
    const { entries, neighbours, head, omitted } = evidenceIn(answer.text).chain;
    expect(entries.map(({ action }) => action)).toEqual(['request', 'edit', 'comment', 'approve', 'end']);
    expect(entries.every(({ subject }) => subject === windowId)).toBe(true);
    expect(omitted).toEqual([]);
    expect(neighbours.length).toBeGreaterThan(0);
    expect(head.seq).toBeGreaterThan(entries.at(-1)?.seq ?? 0);
  });

  it('says which links were opened, when people were asked, and what was seen from outside, but nothing of a link', async () => {
    const { service, windowId, ask } = await life();
    const proof: FlipProof = {
      windowId,
      siteId: 'shop',
      boundary: 'end',
      dueAt: service.now,
      outcome: 'seen',
      askedAtMs: service.now * 1000,
      seenAtMs: service.now * 1000 + 5,
      latenessMs: 5,
      hostnames: [],
      version: 1,
    };
    const links = { ana: [{ secretHash: 'SECRETHASH', codeHash: 'CODEHASH', mintedAt: 1 }] };
    const request = {
      subjectId: windowId,
      planVersion: 2,
      taskToken: 'TOKEN',
      expiresAt: 9,
      links,
      mailedAt: { ana: 4 },
      version: 1,
    };
    const attempts = {
      subjectId: windowId,
      secretHash: 'SECRETHASH',
      approverId: 'ana',
      planVersion: 2,
      wrongCodes: 1,
      opens: 3,
      firstOpenedAt: 5,
      ttl: 9,
      version: 1,
    };
    await service.store.commit({
      put: [
        { kind: 'flip-proof', value: proof },
        { kind: 'approval-request', value: request },
        { kind: 'link-attempts', value: attempts },
      ],
      putAlways: [true, true, false, false].map((has, n) => ({
        kind: 'site-publish',
        value: {
          siteId: 'shop',
          revision: n + 1,
          at: service.now - hour + n,
          windowIds: has ? [windowId] : ['shop.OTHER'],
        },
      })),
    });
    const { text, json } = await ask();
    expect(json).toMatchObject({
      requests: [{ planVersion: 2, expiresAt: 9, mailedAt: { ana: 4 } }],
      opens: [{ approverId: 'ana', planVersion: 2, opens: 3, wrongCodes: 1, firstOpenedAt: 5 }],
      proofs: [{ boundary: 'end', outcome: 'seen', latenessMs: 5 }],
      publishes: [
        { revision: 1, atEdge: true },
        { revision: 2, atEdge: true },
        { revision: 3, atEdge: false },
      ],
    });
    for (const secret of ['TOKEN', 'SECRETHASH', 'CODEHASH']) expect(text).not.toContain(secret);
  });

  it('of a window that does not exist is refused', async () => {
    const service = await Service.start();
    const path = { windowId: 'shop.01JD5Y3M8Q7R2T4V6W8X0Z1A3C' };
    const { status, json } = await service.api('GET /v1/windows/{windowId}/evidence', { path });
    expect([status, json.code]).toEqual([404, 'unknown-window']);
  });

  it('of an emergency, of an undecided request, and of the newest change of a chain verifies', async () => {
    const service = await Service.start();
    const { json } = await service.request();
    const body = { mode: 'full', reason: 'Leak', durationMinutes: 5 };
    const emergency = await service.api('POST /v1/sites/{siteId}/emergency', {
      as: 'breakglass',
      path: { siteId: 'shop' },
      body,
    });
    for (const { windowId } of [json, emergency.json]) {
      const answer = await service.api('GET /v1/windows/{windowId}/evidence', { path: { windowId: String(windowId) } });
      expect(verifyEvidence(answer.text)).toMatchObject({ valid: true });
    }
  });

  it('of a window with more than an answer holds names the entries that it leaves out, and verifies', async () => {
    const { service, windowId, ask } = await life();
    const text = 'x'.repeat(1000);
    const store = service.store;
    if (!(store instanceof MemoryStore)) throw new Error('not in memory');
    const before = (await ask()).text.length;
    const { collectEvidence } = await import('../../../lambdas/queries/evidence/collect');
    const content = await collectEvidence(
      service.deps,
      windowId,
      (value) => JSON.stringify(value).length + text.length * 1200,
    );
    expect(content.incomplete).toContain('chain');
    expect(content.chain.omitted.length).toBeGreaterThan(0);
    const cut = evidenceText(content);
    expect(cut.length).toBeLessThan(before);
    expect(verifyEvidence(cut)).toMatchObject({ valid: true });
  });
});
