import {
  changesOf,
  emptyPerson,
  formOf,
  isSameField,
  isSamePerson,
  requestOf,
} from '../../../console/parts/directory/person-fields';
import { principalKind } from '../../../console/parts/directory/principals';
import { tokenIn } from '../../../console/parts/directory/token-in';
import { rebased } from '../../../console/parts/drafts/edits';
import { personOf } from './people';

const ana = personOf('ana', { groups: ['dba', 'web'], timeZone: 'Europe/Berlin' });
const read = formOf(ana);

describe('what is sent about a person', () => {
  it('is everything of a new one, without spaces and lines that are empty', () => {
    const form = {
      ...emptyPerson,
      personId: 'cara ',
      name: ' Cara',
      email: 'cara@example.com',
      principals: ['', ' x '],
    };
    expect(requestOf(form)).toEqual({
      personId: 'cara',
      name: 'Cara',
      email: 'cara@example.com',
      approver: true,
      groups: [],
      principals: ['x'],
    });
  });

  it('is only what differs of one that is changed; nothing is no change, whatever the order of groups', () => {
    expect(changesOf({ ...read, groups: ['web', 'dba'], reason: 'Tidy' }, read)).toBeUndefined();
    expect(changesOf({ ...read, email: 'a@example.com', reason: ' Moved ' }, read)).toEqual({
      email: 'a@example.com',
      reason: 'Moved',
    });
    expect(changesOf({ ...read, timeZone: '', disabled: true }, read)).toEqual({ timeZone: null, disabled: true });
  });

  it('keeps what was typed when somebody else changed other fields', () => {
    const now = formOf({ ...ana, name: 'Ana Maria', groups: [] });
    const draft = { base: read, typed: { ...read, groups: ['ops'], reason: 'New team' } };
    expect(rebased(draft, now, isSameField)).toEqual({
      base: now,
      typed: { ...now, groups: ['ops'], reason: 'New team' },
    });
  });

  it('takes a mailbox that was confirmed meanwhile for the same person', () => {
    expect(isSamePerson(ana, { ...ana, confirmed: false })).toBe(true);
    expect(isSamePerson(ana, { ...ana, approver: false })).toBe(false);
  });
});

describe('a confirmation token', () => {
  const link =
    'https://sns.us-east-1.amazonaws.com/confirmation.html?TopicArn=arn:aws:sns:x&Token=2336a-b_c&Endpoint=a';

  it.each([
    ['the link', link],
    ['the whole mail', `To confirm this subscription, visit\n<${link}>\nAWS`],
    ['the token', ' 2336a-b_c\n'],
  ])('is read from %s', (_, pasted) => {
    expect(tokenIn(pasted)).toBe('2336a-b_c');
  });

  it.each(['', 'two words', 'https://example.com/?token', `Token=${'x'.repeat(2000)}`])(
    'is not read from "%s"',
    (pasted) => {
      expect(tokenIn(pasted)).toBeUndefined();
    },
  );
});

describe('a principal', () => {
  it.each([
    ['oidc:http://localhost:4564#ana', 'sign-in'],
    ['arn:aws:iam::123456789012:user/rita', 'user'],
    ['arn:aws:sts::123456789012:assumed-role/deploy/pipeline', 'session'],
    ['arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_*/ana', 'sso'],
    ['ana@example.com', 'unknown'],
    ['oidc:https://login.example.com', 'unknown'],
  ])('%s is read as %s', (principal, kind) => {
    expect(principalKind(principal)).toBe(kind);
  });
});
