import { addressOf, found, searchIn } from '../../../console/pages/people/search';
import { groupOptions } from '../../../console/pages/person-form/group-options';
import { personOf } from './people';

const people = [
  personOf('ana', { name: 'Ana', groups: ['dba'] }),
  personOf('ben', { name: 'Ben', confirmed: false, principals: ['oidc:https://login.example.com#b1'] }),
  personOf('carl', { disabled: true }),
];
const ids = (text: string, state = '') => found(people, { text, state }).map(({ personId }) => personId);

describe('the search of people', () => {
  it('looks for every word in name, id, address, groups and principals', () => {
    expect(ids('')).toEqual(['ana', 'ben', 'carl']);
    expect(ids('DBA example')).toEqual(['ana']);
    expect(ids('#b1')).toEqual(['ben']);
    expect(ids('ana ben')).toEqual([]);
  });

  it('looks for the state of the mailbox', () => {
    expect(ids('', 'unconfirmed')).toEqual(['ben']);
    expect(ids('', 'confirmed')).toEqual(['ana', 'carl']);
    expect(ids('', 'disabled')).toEqual(['carl']);
  });

  it('is in the address', () => {
    const search = { text: 'a&b', state: 'disabled' };
    expect(searchIn(addressOf(search).split('?')[1] ?? '')).toEqual(search);
    expect(addressOf({ text: '', state: '' })).toBe('/people');
  });
});

describe('the groups to choose from', () => {
  it('are those that match, and a new one of that name', () => {
    const values = (typed: string) => groupOptions(people, ['web'], typed, (name) => `new ${name}`);
    expect(values('').map(({ value }) => value)).toEqual(['dba', 'web']);
    expect(values('DB')).toEqual([
      { value: 'dba', label: 'dba' },
      { value: 'db', label: 'new db' },
    ]);
    expect(values('dba')).toEqual([{ value: 'dba', label: 'dba' }]);
  });
});
