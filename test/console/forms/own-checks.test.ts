import fc from 'fast-check';
import type * as z from 'zod/mini';
import { foundIn as foundInEmergency } from '../../../console/pages/emergency/rules';
import { newForm, type SiteForm } from '../../../console/pages/site-form/form';
import { foundIn as foundInSite } from '../../../console/pages/site-form/rules';
import { settingsOf } from '../../../console/pages/site-form/settings-of';
import { newTemplate, type TemplateForm, requestOf as templateOf } from '../../../console/pages/template-form/form';
import { foundIn as foundInTemplate } from '../../../console/pages/template-form/rules';
import { emptyForm, type Form, requestOf as windowOf } from '../../../console/pages/window-form/form';
import { foundIn as foundInWindow } from '../../../console/pages/window-form/rules';
import { foundInMachine, foundInPerson } from '../../../console/parts/directory/directory-rules';
import { emptyPerson, type PersonForm, requestOf as personOf } from '../../../console/parts/directory/person-fields';
import { typedPrincipals } from '../../../console/parts/directory/principals';
import { spanUnits } from '../../../console/parts/forms/span';
import { machineRequest, personRequest } from '../../../lambdas/http/directory/schema';
import { templateRequest } from '../../../lambdas/http/proposal/schema';
import { violations } from '../../../lambdas/http/server/read';
import { siteRequest } from '../../../lambdas/http/site/schema';
import { emergencyRequest } from '../../../lambdas/http/window/emergency-schema';
import { windowRequest } from '../../../lambdas/http/window/schema';
import { aSite } from '../windows/fixtures';

/** What people type: nothing, nonsense, too much, and what is right. */
const text = fc.oneof(
  fc.constantFrom('', ' ', 'x', 'shop', 'a\nb', '\u200b', '7', '-1', '0', '99999999', '1.5', 'Ana', 'é'),
  fc.constantFrom(
    '/shop',
    '/a//b',
    '/a b',
    'shop.example.com',
    '*.example.com',
    'https://a.example.com',
    '22:00',
    '24:00',
  ),
  fc.constantFrom('ana@example.com', 'arn:aws:iam::123456789012:user/rita', 'Europe/Berlin', '#0f766e', '10.0.0.0/8'),
  fc.integer({ min: 90, max: 600 }).map((length) => 'x'.repeat(length)),
  fc.string({ maxLength: 8 }),
);
const several = fc.array(text, { maxLength: 3 });
const manyLines = several.map((entries) => entries.join('\n'));
const date = fc.constantFrom('', '2027-03-28', '2027-05-01');
const time = fc.constantFrom('', '02:30', '22:00');
const span = fc.record({ amount: text, unit: fc.constantFrom(...spanUnits) });
const whatever = fc.boolean();

/** Fails for a form that finds nothing wrong with itself, and whose request the API cannot read. */
function agrees<T>(
  typed: fc.Arbitrary<T>,
  found: (form: T) => readonly object[],
  request: (form: T) => unknown,
  schema: z.core.$ZodType,
) {
  fc.assert(
    fc.property(typed, (form) => {
      if (found(form).length > 0) return;
      expect(violations(schema, request(form))).toEqual([]);
    }),
    { numRuns: 300 },
  );
}

const site = aSite();

describe('a form that finds nothing wrong is one that the API can read', () => {
  it('a window', () => {
    const messages = fc.dictionary(fc.constantFrom('de', 'fr'), text);
    const when = { starts: fc.constantFrom('at', 'on-approval'), date, time, latestDate: date, latestTime: time };
    const words = { reason: text, ticket: text, message: text, messages, paths: manyLines, minutes: text };
    const typed: fc.Arbitrary<Form> = fc.record({ ...when, ...words }).map((form) => ({
      ...emptyForm,
      ...form,
      siteId: 'shop',
      starts: form.starts === 'at' ? 'at' : 'on-approval',
    }));
    agrees(
      typed,
      (form) => foundInWindow(form, site, undefined),
      (form) => windowOf(form, site),
      windowRequest,
    );
  });

  it('an emergency', () => {
    const typed = fc.record({ minutes: text, reason: text, message: text });
    const formOf = (form: { minutes: string; reason: string; message: string }) =>
      ({ ...form, siteId: 'shop', mode: 'full' }) as const;
    const bodyOf = ({ minutes, reason, message }: { minutes: string; reason: string; message: string }) => ({
      mode: 'full',
      reason: reason.trim(),
      durationMinutes: Number(minutes),
      ...(message.trim() !== '' && { message: message.trim() }),
    });
    agrees(typed, (form) => foundInEmergency(formOf(form)), bodyOf, emergencyRequest);
  });

  it('a template', () => {
    const fields = {
      name: text,
      paths: manyLines,
      longest: span,
      uses: text,
      lastDay: date,
      reason: text,
      ticket: text,
    };
    const hours = { hasHours: whatever, from: text, to: text, timeZone: text, hasTexts: whatever, textLength: text };
    const typed = fc.record({ ...fields, ...hours }).map((form): TemplateForm => ({ ...newTemplate('UTC'), ...form }));
    agrees(typed, foundInTemplate, templateOf, templateRequest);
  });

  it('a person', () => {
    const fields = { personId: text, name: text, email: text, timeZone: text, principals: several, groups: several };
    const typed = fc.record(fields).map((form): PersonForm => ({ ...emptyPerson, ...form }));
    agrees(typed, (form) => foundInPerson(form, undefined), personOf, personRequest);
  });

  it('a machine', () => {
    const typed = fc.record({ machineId: text, ownerId: fc.constantFrom('', 'ana'), principals: several });
    agrees(
      typed,
      foundInMachine,
      ({ machineId, ownerId, principals }) => ({
        machineId: machineId.trim(),
        ownerId,
        principals: typedPrincipals(principals),
      }),
      machineRequest,
    );
  });

  it('a site', () => {
    const lists = { hostnames: manyLines, exemptions: manyLines, cidrs: manyLines, origins: manyLines };
    const words = { siteId: text, name: text, timeZone: text, accentColor: text, logo: text, approvalsRequired: text };
    const spans = { retryAfter: span, signInMaxAge: span, timeout: span, leadTime: span, longest: span, overrun: span };
    const others = { longestEmergency: span, ratifyWithin: span, reminders: fc.array(span, { maxLength: 2 }) };
    // Most fields as they begin: otherwise none of the forms would be right.
    const typed = fc
      .record({ ...lists, ...words, ...spans, ...others }, { requiredKeys: [] })
      .map((form): SiteForm => ({ ...newForm, siteId: 'shop', hostnames: 'shop.example.com', ...form }));
    const bodyOf = (form: SiteForm) => ({ siteId: form.siteId.trim(), ...settingsOf(form) });
    agrees(typed, (form) => foundInSite(form, true), bodyOf, siteRequest);
  });
});

describe('a form that is left empty', () => {
  const fieldsOf = (found: readonly { readonly field: string }[]) => found.map(({ field }) => field);

  it('names what is missing', () => {
    expect(fieldsOf(foundInWindow({ ...emptyForm, minutes: '' }, site, undefined))).toEqual([
      'siteId',
      'startsAt',
      'durationMinutes',
      'reason',
    ]);
    expect(fieldsOf(foundInWindow({ ...emptyForm, siteId: 'shop', starts: 'on-approval' }, site, undefined))).toEqual([
      'notAfter',
      'reason',
    ]);
    expect(fieldsOf(foundInTemplate(newTemplate('UTC')))).toEqual(['name', 'expiresAt', 'reason']);
    expect(fieldsOf(foundInPerson(emptyPerson, undefined))).toEqual(['personId', 'name', 'email']);
    expect(fieldsOf(foundInMachine({ machineId: '', ownerId: '', principals: [''] }))).toEqual([
      'machineId',
      'ownerId',
      'principals',
    ]);
    expect(fieldsOf(foundInSite({ ...newForm, approvalsRequired: '' }, true))).toEqual([
      'siteId',
      'hostnames',
      'policy.approvalsRequired',
    ]);
  });

  it('and one that is right is sent', () => {
    const times = { date: '2026-12-01', time: '22:00' };
    expect(foundInWindow({ ...emptyForm, ...times, siteId: 'shop', reason: 'Upgrade' }, site, undefined)).toEqual([]);
    expect(
      foundInTemplate({ ...newTemplate('UTC'), name: 'Reindex', lastDay: '2027-01-31', reason: 'Weekly' }),
    ).toEqual([]);
    expect(foundInSite({ ...newForm, siteId: 'shop', hostnames: 'shop.example.com' }, true)).toEqual([]);
  });

  it('is not kept from being sent by a time zone that the browser does not know', () => {
    const when = { timeZone: 'Europe/Atlantis', date: '2026-12-01', time: '22:00' };
    expect(foundInWindow({ ...emptyForm, ...when, siteId: 'shop', reason: 'x' }, site, undefined)).toEqual([]);
  });

  it('counts the messages that have a text, as the API does', () => {
    const languages = ['ar', 'cs', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl'];
    const messages = Object.fromEntries(languages.map((language) => [language, 'Back soon']));
    const foundWith = (more: Record<string, string>) => {
      const form = { ...emptyForm, siteId: 'shop', reason: 'x', date: '2026-12-01', time: '22:00' };
      return foundInWindow({ ...form, messages: { ...messages, ...more } }, site, undefined);
    };
    expect(foundWith({ pl: ' ' })).toEqual([]);
    expect(fieldsOf(foundWith({ pl: 'Wkrótce' }))).toEqual(['messages']);
  });

  it('refuses a principal that no caller can be, unless it stands already', () => {
    const ana = { ...emptyPerson, personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: ['foo', ''] };
    expect(fieldsOf(foundInPerson(ana, undefined))).toEqual(['principals.0']);
    expect(foundInPerson(ana, ana)).toEqual([]);
    const machine = { machineId: 'deploy', ownerId: 'ana', principals: ['bar', 'foo'] };
    expect(fieldsOf(foundInMachine(machine, ['bar']))).toEqual(['principals.1']);
  });

  it('does not take a site that is not there', () => {
    const asked = { ...emptyForm, siteId: 'gone', date: '2026-12-01', time: '22:00', reason: 'Upgrade' };
    expect(foundInWindow(asked, undefined, undefined)).toEqual([{ field: 'siteId', rule: 'is required' }]);
  });

  it('says of a local time that it does not exist, or comes twice', () => {
    const at = (date: string) =>
      foundInWindow({ ...emptyForm, siteId: 'shop', reason: 'x', date, time: '02:30' }, site, undefined);
    expect(at('2026-03-29')).toEqual([{ field: 'startsAt', rule: 'is skipped by the clocks' }]);
    expect(at('2026-10-25')).toEqual([{ field: 'startsAt', rule: 'comes twice on the clocks' }]);
    for (const none of ['2026-02-30', '2026-1'])
      expect(at(none)).toEqual([{ field: 'startsAt', rule: 'must be a date and time that exist' }]);
  });
});
