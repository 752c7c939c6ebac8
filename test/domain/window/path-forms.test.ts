import fc from 'fast-check';
import { encodeSite } from '../../../edge/document/encode';
import { comparablePath } from '../../../edge/document/path';
import { explainRequest } from '../../../edge/explain';
import { siteFrom } from '../../../lambdas/commands/steps/site-settings';
import { forms, hasForm } from '../../../lambdas/domain/forms';
import { scopeOf } from '../../../lambdas/domain/window/scope';
import { demo, refusalOf } from '../../commands/fixtures';

const now = 1_800_000_000;
const host = 'shop.example.com';

/** What the edge makes of a GET in a full window with these paths and exemptions. */
async function ruleFor(uri: string, paths: readonly string[], exemptions: readonly string[] = []): Promise<string> {
  const interval = { windowId: 'shop.A', mode: 'full', startsAt: now, endsAt: now + 60, hostnames: [host] } as const;
  const intervals = [{ ...interval, paths, exemptions }];
  const entries = encodeSite({ siteId: 'shop', revision: 1, hostnames: [host], intervals }, now);
  const request = { method: 'GET', host, uri, headers: {}, ip: '' };
  return (await explainRequest(entries, request, now, { wildcards: false })).rule;
}

const segment = fc.string({ unit: fc.constantFrom(..."abZ09-._~;:@!$&'()*+,="), minLength: 1, maxLength: 6 });
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join('/')}`);

const exempting = (exemption: string) =>
  siteFrom({ ...demo(), exemptions: [exemption] }, { wildcards: false }, 1).exemptions;

/** Kind: what approvers read is not what the edge covers, or lets through. */
describe('a path that has the form of one', () => {
  it('covers itself, and neither what lies above nor what lies beside it', async () => {
    await fc.assert(
      fc.asyncProperty(path, async (asked) => {
        fc.pre(hasForm(forms.path, asked));
        const scope = scopeOf([asked]);
        expect(await ruleFor(asked, scope)).toBe('refuse');
        const above = asked.slice(0, asked.lastIndexOf('/')) || '/';
        // Spellings that hide what an origin makes of them are in every scope.
        const others = ['/', '/elsewhere', above, asked.replace(/;.*/, '')].filter(
          (other) => comparablePath(other) !== '',
        );
        for (const other of others.filter((spelling) => spelling.toLowerCase() !== asked.toLowerCase())) {
          expect([other, await ruleFor(other, scope)]).toEqual([other, 'nothing-now']);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('exempts requests for itself', async () => {
    await fc.assert(
      fc.asyncProperty(path, async (asked) => {
        fc.pre(hasForm(forms.exemption, asked));
        expect(await ruleFor(asked, [], exempting(asked))).toBe('exempt');
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['/;x', '/a;v=1', '/a;v=1/b'])('is not %s', async (asked) => {
    expect(await refusalOf(Promise.resolve().then(() => scopeOf([asked])))).toBe('malformed');
    expect(await refusalOf(Promise.resolve().then(() => exempting(`POST ${asked}`)))).toBe('malformed');
  });
});
