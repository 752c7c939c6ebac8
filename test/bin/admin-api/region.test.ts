import { RegionError, regionOf } from '../../../bin/admin-api/region';

const of = (url: string, asked?: string, environment = {}) => regionOf(new URL(url), asked, environment);

describe('the region that a request is signed for', () => {
  it.each([
    ['https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod', 'eu-west-1'],
    ['https://a1b2c3d4e5-vpce-0a1b2c3d.execute-api.ap-southeast-2.amazonaws.com', 'ap-southeast-2'],
    ['https://a1b2c3d4e5.execute-api-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['https://a1b2c3d4e5.execute-api.eu-central-1.api.aws', 'eu-central-1'],
  ])('is the one in the URL, whatever the shell is set to: %s', (url, region) => {
    expect(of(url, undefined, { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' })).toBe(region);
    expect(of(url, region)).toBe(region);
  });

  it('is the one asked for, else that of the shell, where the URL has none', () => {
    const custom = 'https://maintenance.acme.io';
    expect(of(custom, 'eu-west-1', { AWS_REGION: 'us-east-1' })).toBe('eu-west-1');
    expect(of(custom, undefined, { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' })).toBe('us-east-1');
    expect(of(custom, undefined, { AWS_DEFAULT_REGION: 'us-east-2' })).toBe('us-east-2');
  });

  it('is asked for where nothing says it, and where two things say different ones', () => {
    expect(() => of('https://maintenance.acme.io')).toThrow(
      new RegionError('maintenance.acme.io does not show the region of the API: pass it with --region.'),
    );
    expect(() => of('https://a.execute-api.eu-west-1.amazonaws.com', 'us-east-1')).toThrow(
      'a.execute-api.eu-west-1.amazonaws.com is in eu-west-1, not in us-east-1: leave out --region.',
    );
  });

  it('is not read from a host that only looks like an API’s', () => {
    for (const host of ['execute-api.eu-west-1.amazonaws.com.evil.io', 'a.execute-api.eu-west-1.evil.io']) {
      expect(() => of(`https://${host}`)).toThrow(RegionError);
    }
  });
});
