import { STATUS_PATH } from '../../../edge/function/status';
import { forms, hasForm } from '../../../lambdas/domain/forms';
import { linkTarget } from '../../../lambdas/domain/site/bypass-link';
import { hostnamesOf } from '../../../lambdas/domain/site/hostnames';
import { defaultPolicy, siteOf } from '../../../lambdas/domain/site/site-rules';
import { statusPath } from '../../../lambdas/domain/site/status-path';
import { corsOriginsOf, messagesOf } from '../../../lambdas/domain/site/visitor-rules';
import { scopeOf } from '../../../lambdas/domain/window/scope';
import { itemKey } from '../../../lambdas/store/keys';

const malformed = expect.objectContaining({ code: 'malformed' });

/** Kind: a name of ours that users can choose. */
describe('a name that the product uses itself', () => {
  it.each(['und', 'UND', 'Und-Latn', 'und-latn-fr'])('is no language of a text: %s', (tag) => {
    expect(() => messagesOf({ [tag]: 'x' })).toThrow(malformed);
  });

  it('is the path of the status document, which no window covers and no link leads to', () => {
    expect(statusPath).toBe(STATUS_PATH);
    for (const path of [statusPath, '/.Well-Known/Maintenance.JSON', `${statusPath}/`, `${statusPath};v=1`]) {
      expect(() => scopeOf(['/shop', path])).toThrow(malformed);
    }
    expect(scopeOf(['/.well-known'])).toEqual(['/.well-known']);
    expect(() => linkTarget(`https://shop.example${statusPath}?a=1`)).toThrow(malformed);
  });

  it.each(['maintenance-bypass=1', '%6daintenance-bypass', 'a=1&maintenance-bypass'])(
    'is no parameter of a bypass link: %s',
    (query) => {
      expect(() => linkTarget(`https://shop.example/?${query}`)).toThrow(malformed);
    },
  );

  it.each(['ORG', 'Org', 'PROPOSAL#demo', 'SITE#demo', 'demo/01', 'constructor', 'demo.x', 'demo#HEAD'])(
    'is no siteId: %s',
    (siteId) => {
      expect(hasForm(forms.id, siteId)).toBe(false);
      const site = {
        siteId,
        hostnames: ['a.example'],
        policy: defaultPolicy,
        timeZone: 'UTC',
        exemptions: [],
        version: 1,
      };
      expect(() => siteOf(site)).toThrow(malformed);
    },
  );

  it('is no key of the store: hostnames have no slash, as the keys of details have', () => {
    for (const hostname of ['demo/01k0', 'demo/links', '*', '*.', 'a b.example', 'a.example:443', '["demo",1]']) {
      expect(() => hostnamesOf([hostname])).toThrow(malformed);
    }
  });

  it('is no separator in a line of a detail', () => {
    for (const origin of ['https://a.example https://b.example', 'https://a.example\n', '* ']) {
      expect(() => corsOriginsOf([origin])).toThrow(malformed);
    }
  });

  it('has a partition of its own beside every siteId, also one that is called like it', () => {
    const chains = ['ORG', 'org', 'directory', 'site'].map((chain) => itemKey({ kind: 'head', chain }).pk);
    expect(new Set([...chains, itemKey({ kind: 'directory' }).pk]).size).toBe(5);
  });
});
