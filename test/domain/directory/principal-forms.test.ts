import { assertAddable } from '../../../lambdas/domain/directory/principals';
import { brokenRule, forms } from '../../../lambdas/domain/forms';
import { refusedWith } from '../people';

const account = '123456789012';

describe('a principal', () => {
  it.each([
    `arn:aws:iam::${account}:user/rita`,
    `arn:aws:iam::${account}:user/teams/web/rita`,
    `arn:aws-us-gov:sts::${account}:assumed-role/deploy/pipeline`,
    `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_Approver_*/rita@example.com`,
    'auth0|5f7c8ec7c33c6c004bbafe82',
    '7d0f6c1e-2f6b-4c0c-9d9c-0d1f6b2f7f11',
    'https://issuer.example/users/rita',
  ])('can be %s', (principal) => {
    expect(brokenRule(forms.principal, principal)).toBeUndefined();
  });

  it.each([
    ['a role, which many may assume', `arn:aws:iam::${account}:role/deploy`],
    ['a group', `arn:aws:iam::${account}:group/web`],
    ['an account', `arn:aws:iam::${account}:root`],
    ['an ARN in capitals', `ARN:AWS:IAM::${account}:USER/rita`],
    ['an ARN without its beginning', `aws:iam::${account}:user/rita`],
    ['a role without its session', `arn:aws:sts::${account}:assumed-role/deploy`],
    ['an account of 11 digits', 'arn:aws:iam::12345678901:user/rita'],
    ['any user', `arn:aws:iam::${account}:user/*`],
    ['a space in it', 'rita smith'],
    ['nothing', ''],
  ])('cannot be %s, and the refusal shows what a right one looks like', (_name, principal) => {
    const rule = brokenRule(forms.principal, principal) ?? '';
    expect(rule).toContain('arn:aws:iam::123456789012:user/rita');
    expect(rule).toContain('arn:aws:sts::123456789012:assumed-role/deploy/pipeline');
  });
});

describe('principals that are added', () => {
  const rita = 'arn:aws:iam::123456789012:user/rita';

  it('are those that a caller can be, or stand already', () => {
    expect(() => assertAddable([rita, 'rita'], ['rita'])).not.toThrow();
    expect(() => assertAddable([rita, 'rita'], [rita])).toThrow(refusedWith('malformed'));
  });
});
