import fc from 'fast-check';
import { sha256 } from '../../../lambdas/domain/audit/canonical-json';
import { verifyEvidence } from '../../../lambdas/domain/evidence/verify';
import { digestOf } from '../../../lambdas/domain/window/plan';
import { codesOf, evidenceIn, forged, life } from './life';

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
    const { chain } = evidenceIn(text);
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
