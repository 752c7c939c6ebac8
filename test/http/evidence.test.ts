import fc from 'fast-check';
import { canonicalJson, sha256 } from '../../lambdas/domain/audit/canonical-json';
import type { Evidence, EvidenceContent } from '../../lambdas/domain/evidence/evidence';
import { evidenceText } from '../../lambdas/domain/evidence/evidence';
import { verifyEvidence } from '../../lambdas/domain/evidence/verify';
import type { FlipProof } from '../../lambdas/domain/window/flip-proof';
import { digestOf } from '../../lambdas/domain/window/plan';
import { evidence as schema } from '../../lambdas/http/evidence/answer-schema';
import { MemoryStore } from '../store/memory-store';
import { at, hour, Service } from './fixtures';

/** A window that was requested, edited, commented on, approved, started and ended, among others of its site. */
async function life() {
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

/** The text of other evidence, hash and all, as somebody who knows the format would forge it. */
function forged(
  text: string,
  change: (content: { -readonly [K in keyof EvidenceContent]: EvidenceContent[K] }) => void,
) {
  const { sha256: _, ...content } = JSON.parse(text) as Evidence;
  change(content);
  return evidenceText(content);
}

const codesOf = (text: string) => verifyEvidence(text).problems.map(({ code }) => code);

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
    const { entries, neighbours, head, omitted } = (answer.json as unknown as Evidence).chain;
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
    const { collectEvidence } = await import('../../lambdas/queries/evidence/collect');
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

describe('evidence that was tampered with', () => {
  let text: string;
  beforeAll(async () => {
    text = (await (await life()).ask()).text;
  });

  it('is convicted of any single change, deletion, insertion and truncation of its text', () => {
    const spot = fc.tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(spot, ([spotAt, other]) => {
        const [before, after] = [text.slice(0, spotAt), text.slice(spotAt + 1)];
        for (const changed of [before + other + after, before + after, before + other + text.slice(spotAt), before]) {
          if (changed !== text && changed !== `${text}\n`) expect(verifyEvidence(changed).valid).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is convicted of another spelling of the same, and of a member twice', () => {
    expect(codesOf(JSON.stringify(JSON.parse(text), null, 2))).toEqual(['not-as-made']);
    expect(codesOf(text.replace('{"chain":', '{"chain":{},"chain":'))).toEqual(['not-as-made']);
    expect(codesOf(`${text}\n`)).toEqual([]);
  });

  it('is convicted although its hash was made anew: an entry changed, left out, repeated, moved or added', () => {
    const { chain } = JSON.parse(text) as Evidence;
    fc.assert(
      fc.property(fc.nat(chain.entries.length - 1), fc.nat(chain.entries.length - 1), (one, other) => {
        const withEntries = (entries: typeof chain.entries) =>
          codesOf(
            forged(text, (content) => {
              content.chain = { ...chain, entries };
            }),
          );
        const entry = chain.entries[one];
        if (!entry) return;
        const rest = chain.entries.filter((_, index) => index !== one);
        expect(withEntries(rest)).not.toEqual([]);
        expect(withEntries([...chain.entries, entry])).not.toEqual([]);
        const changes = [
          { at: entry.at + 1 },
          { subject: 'shop.OTHER' },
          { actor: { principal: 'mallory' } },
          { seq: entry.seq + 1 },
          { hash: sha256('x') },
          { prevHash: sha256('x') },
          { after: null },
        ];
        for (const change of changes) {
          expect(
            withEntries(chain.entries.map((each) => (each === entry ? { ...entry, ...change } : each))),
          ).not.toEqual([]);
        }
        if (one !== other) {
          expect(withEntries([...rest.slice(0, other), entry, ...rest.slice(other)])).not.toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    [
      'head-differs',
      'a head before the last entry',
      (content) => {
        content.chain = { ...content.chain, head: { seq: 1, hash: sha256('x') } };
      },
    ],
    [
      'entry-untied',
      'a neighbour that is missing',
      (content) => {
        content.chain = { ...content.chain, neighbours: content.chain.neighbours.slice(1) };
      },
    ],
    [
      'entry-untied',
      'a cut tail',
      (content) => {
        content.chain = { ...content.chain, entries: content.chain.entries.slice(0, -1) };
      },
    ],
    [
      'plan-differs',
      'another plan',
      (content) => {
        content.plans = content.plans.map((each) => ({ ...each, plan: { ...each.plan, mode: 'full' } }));
      },
    ],
    [
      'plan-differs',
      'a plan that is missing',
      (content) => {
        content.plans = content.plans.slice(0, 1);
      },
    ],
    [
      'without-entry',
      'a vote that nobody cast',
      (content) => {
        content.votes = [...content.votes, ...content.votes.map((vote) => ({ ...vote, approverId: 'ben' }))];
      },
    ],
    [
      'without-entry',
      'another time of a comment',
      (content) => {
        content.comments = content.comments.map((each) => ({ ...each, at: each.at + 1 }));
      },
    ],
    [
      'without-entry',
      'another end',
      (content) => {
        content.flips = content.flips.map((each) => ({ ...each, recordedAt: 7 }));
      },
    ],
    [
      'without-entry',
      'another plan, with a digest of its own',
      (content) => {
        const plans = content.plans.map(({ plan, ...each }) => {
          const changed = { ...plan, paths: ['/'] };
          return { ...each, plan: changed, digest: digestOf(content.windowId, each.planVersion, changed) };
        });
        content.plans = plans;
        content.window = { ...content.window, digest: plans.at(-1)?.digest ?? '' };
      },
    ],
    [
      'without-entry',
      'a vote turned round',
      (content) => {
        content.votes = content.votes.map((each) => ({ ...each, decision: 'reject' }));
      },
    ],
    [
      'without-entry',
      'other words of a vote',
      (content) => {
        content.votes = content.votes.map((each) => ({ ...each, reason: 'Never' }));
      },
    ],
    [
      'without-entry',
      'other words of a comment',
      (content) => {
        content.comments = content.comments.map((each) => ({ ...each, text: 'No' }));
      },
    ],
    [
      'without-entry',
      'another planned start',
      (content) => {
        content.flips = content.flips.map((each) => ({ ...each, plannedAt: each.plannedAt - 1 }));
      },
    ],
    [
      'window-differs',
      'another reason',
      (content) => {
        content.window = { ...content.window, reason: 'Nothing' };
      },
    ],
    [
      'window-differs',
      'a window that was rejected, in a chain said to be incomplete',
      (content) => {
        content.window = { ...content.window, status: 'rejected' };
        content.incomplete = ['chain'];
      },
    ],
    [
      'entry-misplaced',
      'another site',
      (content) => {
        content.siteId = 'other';
      },
    ],
    [
      'not-evidence',
      'members of another shape',
      (content) => {
        Object.assign(content, { votes: 7 });
      },
    ],
  ] as readonly (readonly [string, string, Parameters<typeof forged>[1]])[])(
    'is convicted (%s) of %s',
    (code, _, change) => {
      expect(codesOf(forged(text, change))).toContain(code);
    },
  );

  it.each(['', 'no', '[]', '{}', 'null', '{"format":"quiesce-evidence/1"}'])('is not evidence at all: %s', (other) => {
    expect(codesOf(other)).toContain('not-evidence');
  });
});
