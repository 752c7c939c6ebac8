import type { Template } from 'aws-cdk-lib/assertions';
import { type Settings, synthesize } from './synthesize';

jest.setTimeout(60_000);

const only = (template: Template, type: string) => {
  const [[logicalId, { Properties }] = ['', { Properties: {} }]] = Object.entries(template.findResources(type));
  return { logicalId, properties: Properties };
};

/** What the behaviour of the distribution keeps apart, and what it sends on. */
function policiesOf(settings?: Settings) {
  const template = synthesize(settings);
  const cache = only(template, 'AWS::CloudFront::CachePolicy');
  const behavior = only(template, 'AWS::CloudFront::Distribution').properties.DistributionConfig.DefaultCacheBehavior;
  const sent = only(template, 'AWS::CloudFront::OriginRequestPolicy');
  expect(behavior.OriginRequestPolicyId).toEqual({ Ref: sent.logicalId });
  const withheld = sent.properties.OriginRequestPolicyConfig.HeadersConfig;
  return { behavior, cacheId: cache.logicalId, cache: cache.properties.CachePolicyConfig, withheld };
}

describe('requests towards the origin', () => {
  const { behavior, cacheId, cache, withheld } = policiesOf();
  const key = cache.ParametersInCacheKeyAndForwardedToOrigin;

  it('are cached for testers apart from the public, who never carry the mark', () => {
    expect(behavior.CachePolicyId).toEqual({ Ref: cacheId });
    expect(key.HeadersConfig).toMatchObject({
      HeaderBehavior: 'whitelist',
      Headers: expect.arrayContaining(['x-maintenance-tester']),
    });
  });

  it('are cached as long as the origin says, and not at all where it does not', () => {
    expect(cache).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 31_536_000 });
    expect(key).toMatchObject({
      CookiesConfig: { CookieBehavior: 'all' },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
    });
  });

  it('name the origin, not the visitor’s host, in neither of the two policies', () => {
    expect(key.HeadersConfig.Headers).not.toContain('host');
    expect(withheld.Headers).toContain('host');
  });

  it('withhold the secret of automation and copies of the marker from the origin, and nothing else', () => {
    expect(withheld).toEqual({
      HeaderBehavior: 'allExcept',
      Headers: ['x-maintenance-bypass', 'x-maintenance-mode', 'host'],
    });
  });

  it('name the visitor’s host in both, and are cached by it, where the configuration says so', () => {
    const distribution = { originDomainName: 'origin.example.com', forwardHost: true };
    const forwarding = policiesOf({ distribution });
    const { HeadersConfig } = forwarding.cache.ParametersInCacheKeyAndForwardedToOrigin;
    expect(HeadersConfig.Headers).toEqual(expect.arrayContaining(['host', 'x-maintenance-tester']));
    expect(forwarding.withheld.Headers).not.toContain('host');
  });
});
