import { ApiProblem, type FieldFault, fieldFaults } from '../../../console/api/problem';
import { newForm, type SiteForm } from '../../../console/pages/site-form/form';
import { rules } from '../../../console/pages/site-form/rules';
import { emptyForm } from '../../../console/pages/window-form/form';
import { rules as windowRules } from '../../../console/pages/window-form/rules';
import { lineFaults, personRules } from '../../../console/parts/directory/directory-rules';
import { emptyPerson } from '../../../console/parts/directory/person-fields';
import { formFaults } from '../../../console/parts/forms/form-faults';
import { type FormRules, fieldIn, triesAfter, typedOnly } from '../../../console/parts/forms/form-rules';
import { inTheWay } from '../../../console/parts/refusals/in-the-way';
import { tongues } from './wording';

const { later } = tongues.de;
const sent: SiteForm = { ...newForm, siteId: 'shop', hostnames: 'shop.example.com\nbad_name' };
const refusal = (...issues: readonly FieldFault[]) => new ApiProblem(400, 'malformed', 'Words of the API', { issues });

function faultsOf<T extends object>(of: FormRules<T>, typed: T, error: Error | null, before: T = typed) {
  return formFaults({ ...tongues.de, rules: of, typed, found: [], error, sent: before, zone: 'Europe/Berlin' });
}

describe('what the API refuses of a form', () => {
  const wrongName = { field: 'hostnames.1', rule: 'must have at most 253 characters' };
  const tooLong = { field: 'policy.timeoutSeconds', rule: 'must be at most 2678400' };

  it('stands at its field in the language of the person, of a list with the entry that is meant', () => {
    const { at, problem } = faultsOf(rules, sent, refusal(wrongName, tooLong));
    expect(at.get('hostnames')).toBe('bad_name: Höchstens 253 Zeichen.');
    expect(at.get('policy.timeoutSeconds')).toBe('Höchstens 31 Tage.');
    expect(problem).toBeNull();
  });

  it('vanishes once its field is changed, and what stands at other fields stays', () => {
    const error = refusal(wrongName, tooLong);
    const { at } = faultsOf(rules, { ...sent, hostnames: 'shop.example.com' }, error, sent);
    expect([...at.keys()]).toEqual(['policy.timeoutSeconds']);
  });

  it('stands at the field that has to be changed where it names none', () => {
    const few = new ApiProblem(409, 'too-few-approvers', 'x', { required: 9, eligible: 3 });
    const nobody = new ApiProblem(409, 'too-few-approvers', 'x', { required: 1, eligible: 0, groups: ['dab'] });
    expect([...faultsOf(rules, sent, few).at.keys()]).toEqual(['policy.approvalsRequired']);
    expect(faultsOf(rules, sent, nobody).at.get('policy.approvers')).toContain('dab');
    const after = faultsOf(rules, { ...sent, approvalsRequired: '3' }, few, sent);
    expect([[...after.at], after.problem]).toEqual([[], null]);
  });

  it('stands below the form where it is about none of its fields, until anything is changed', () => {
    const refused = new ApiProblem(403, 'role-required', 'x', { requiredRoles: ['admin'] });
    const unknown = refusal({ field: 'the body', rule: 'must be valid JSON' }, wrongName);
    expect(faultsOf(rules, sent, refused).problem).toBe(refused);
    expect(faultsOf(rules, sent, unknown).problem).toBe(unknown);
    expect(faultsOf(rules, { ...sent, name: 'Shop' }, refused, sent).problem).toBeNull();
  });

  it('keeps the links to what is in the way below the form', () => {
    const inUse = new ApiProblem(409, 'site-in-use', 'x', { hostnames: ['shop.example.com'], windowIds: ['shop.1'] });
    const { at, problem } = faultsOf(rules, sent, inUse);
    expect(at.get('hostnames')).toContain('shop.example.com');
    expect(problem).toBe(inUse);
  });

  it('says who has what somebody asked for, and which principal is none', () => {
    const held = new ApiProblem(409, 'approver-exists', 'x', { field: 'id', personId: 'ana' });
    expect(faultsOf(personRules, emptyPerson, held).at.get('personId')).toContain('ana');
    expect(faultsOf(personRules, emptyPerson, held).problem).toBe(held);
    expect(inTheWay(held)).toEqual([{ id: 'ana', path: '/people/ana' }]);
    const heldBy = new ApiProblem(409, 'approver-exists', 'x', { field: 'principals', machineId: 'deploy' });
    expect(inTheWay(heldBy)).toEqual([{ id: 'deploy', path: '/machines' }]);
    const wrong = faultsOf(personRules, emptyPerson, refusal({ field: 'principals.1', rule: 'must be purple' }));
    expect(lineFaults(wrong.at).get(1)).toBe('Der Server sagt: must be purple');
  });

  it('about a start stands at the latest start of a window that starts on approval', () => {
    const soon = new ApiProblem(422, 'lead-time', 'x', { leadTimeSeconds: 120 });
    const at = (starts: 'at' | 'on-approval') => [...faultsOf(windowRules, { ...emptyForm, starts }, soon).at.keys()];
    expect([at('at'), at('on-approval')]).toEqual([['startsAt'], ['notAfter']]);
  });
});

describe('what no field shows', () => {
  const error = refusal({ field: 'messages', rule: 'must name at most 10 languages' });

  it('is said below the form: whoever sends it sees why it was refused', () => {
    const { at, problem, places, ifHidden } = faultsOf(windowRules, emptyForm, error);
    expect([problem, ifHidden]).toEqual([null, error]);
    expect(at.hides(places)).toBe(true);
    expect(at.get('messages')).toContain('10');
    expect(at.hides(places)).toBe(false);
  });

  it('is what the form finds itself, too', () => {
    const found = [{ field: 'messages.fr', rule: 'must have at most 280 characters' }];
    const typed = emptyForm;
    const own = { rules: windowRules, typed, found, error: null, sent: undefined, zone: 'UTC' };
    const { at, places, ifHidden } = formFaults({ ...tongues.en, ...own });
    expect(at.hides(places)).toBe(true);
    expect(fieldFaults(ifHidden)).toEqual(found);
    at.get('messages.fr');
    expect(at.hides(places)).toBe(false);
  });

  it('is nothing once it is typed anew', () => {
    const { places } = faultsOf(windowRules, { ...emptyForm, reason: 'Upgrade' }, error, emptyForm);
    expect(places).toEqual([]);
  });
});

describe('a form that was sent', () => {
  const found = [{ field: 'email', rule: 'is required' }];

  it('is one that nobody tried in vain: the fields that it empties are not wrong', () => {
    expect(triesAfter(triesAfter(0, found), found)).toBe(2);
    expect(triesAfter(2, [])).toBe(0);
  });
});

describe('the field that a path is about', () => {
  it('is the longest one that the form has', () => {
    expect(fieldIn(rules.fields, 'policy.emergency.ratifyWithinSeconds')).toBe('policy.emergency.ratifyWithinSeconds');
    expect(fieldIn(rules.fields, 'notices.languages.0')).toBe('notices.languages');
    expect(fieldIn(rules.fields, 'constructor')).toBeUndefined();
  });
});

describe('what nobody typed in', () => {
  it('is not held against an edit, because it is not sent', () => {
    const faults = [
      { field: 'hostnames.1', rule: 'x' },
      { field: 'branding.name', rule: 'x' },
    ];
    expect(typedOnly(rules, faults, { base: sent, typed: { ...sent, name: ' ' } })).toEqual([faults[1]]);
  });
});

it('has words for every field of a form that is left empty', () => {
  expect(later.faults.required.newSiteId).not.toBe(later.faults.required.siteId);
});
