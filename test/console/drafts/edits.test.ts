import type { Person, ShownWindow, Site } from '../../../console/api/types';
import { formOf as siteForm } from '../../../console/pages/site-form/form';
import { patchOf } from '../../../console/pages/site-form/patch-of';
import { settingsOf } from '../../../console/pages/site-form/settings-of';
import { changeOf } from '../../../console/pages/window-form/change-of';
import { formOf as windowForm } from '../../../console/pages/window-form/form';
import { changesOf, isSameField, formOf as personForm } from '../../../console/parts/directory/person-fields';
import { meanwhileOf, rebased } from '../../../console/parts/drafts/edits';
import { personOf } from '../directory/people';
import { aSite, aWindow } from '../windows/fixtures';

const base = { name: 'Ana', groups: ['dba'], disabled: false };

describe('what others changed while somebody typed', () => {
  it('is every field that differs from when they began, whether they typed in it or not', () => {
    const typed = { ...base, name: 'Ana Maria' };
    expect(meanwhileOf({ base, typed }, { name: 'Anna', groups: [], disabled: false })).toEqual(['name', 'groups']);
    expect(meanwhileOf({ base, typed }, base)).toEqual([]);
  });

  it('is nothing where it is what they typed themselves: their own change, whose answer got lost', () => {
    const typed = { ...base, disabled: true };
    expect(meanwhileOf({ base, typed }, { ...base, disabled: true })).toEqual([]);
  });

  it('is taken over, under what they typed', () => {
    const now = { name: 'Anna', groups: [], disabled: true };
    expect(rebased({ base, typed: { ...base, name: 'Ana Maria' } }, now)).toEqual({
      base: now,
      typed: { ...now, name: 'Ana Maria' },
    });
  });

  it('may have fields that were not there when they began, and lack others', () => {
    const before: { readonly a?: string; readonly b?: string } = { a: '1' };
    expect(rebased({ base: before, typed: { a: '2' } }, { b: '3' }).typed).toEqual({ a: '2', b: '3' });
    expect(meanwhileOf({ base: before, typed: before }, { b: '3' })).toEqual(['a', 'b']);
  });
});

describe('a draft of which a colleague changes something else', () => {
  const cara = personOf('cara', { approver: true, principals: ['arn:aws:iam::123456789012:user/cara'] });
  const lockedOut: Person = { ...cara, disabled: true, approver: false, principals: [], groups: [] };

  it('of a person, lets nobody in again who was locked out', () => {
    const began = personForm(cara);
    const draft = { base: began, typed: { ...began, name: 'Cara Smith' } };
    const now = personForm(lockedOut);
    expect(meanwhileOf(draft, now, isSameField)).toEqual(
      expect.arrayContaining(['approver', 'principals', 'disabled']),
    );
    const { base: seen, typed } = rebased(draft, now, isSameField);
    expect(changesOf(typed, seen)).toEqual({ name: 'Cara Smith' });
  });

  it('of a window, leaves the narrower plan as it is', () => {
    const site = aSite();
    const began = windowForm(aWindow());
    const narrower: ShownWindow = aWindow({
      mode: 'read-only',
      paths: ['/admin'],
      startsAt: '2026-12-01T21:30:00Z',
      hostnames: ['shop.example.com'],
      hostnamesChosen: true,
      message: 'Only the back office',
      version: 2,
    });
    const draft = { base: began, typed: { ...began, reason: 'A better reason' } };
    expect(meanwhileOf(draft, windowForm(narrower))).toEqual(
      expect.arrayContaining(['mode', 'paths', 'time', 'minutes']),
    );
    const { typed } = rebased(draft, windowForm(narrower));
    expect(changeOf(typed, narrower, site)).toEqual({ reason: 'A better reason' });
  });

  it('of a window, tells of a change that waits for approval, whose place it would take', () => {
    const { startsAt, endsAt, hostnames, paths, reason, requestedBy, requestedAt, decideBy, digest, approvals } =
      aWindow();
    const plan = { startsAt, endsAt, hostnames, paths, reason, requestedBy, requestedAt, decideBy, digest, approvals };
    const amendment = { ...plan, planVersion: 2, mode: 'read-only' as const, decided: false };
    const amended = aWindow({ status: 'approved', amendment: { ...amendment } });
    const began = windowForm(aWindow({ status: 'approved' }));
    const draft = { base: began, typed: { ...began, minutes: '40' } };
    expect(meanwhileOf(draft, windowForm(amended))).toEqual(['proposed']);
    expect(changeOf(rebased(draft, windowForm(amended)).typed, amended, aSite())).toEqual({ durationMinutes: 40 });
  });

  it('of a site, keeps the stricter policy', () => {
    const loose = aSite({ approvalsRequired: 1 });
    const strict: Site = { ...aSite({ approvalsRequired: 3, selfApproval: false }), timeZone: 'UTC', version: 2 };
    const began = siteForm(loose);
    const draft = { base: began, typed: { ...began, name: 'Shop' } };
    expect(meanwhileOf(draft, siteForm(strict))).toEqual(['timeZone', 'approvalsRequired']);
    const { base: seen, typed } = rebased(draft, siteForm(strict));
    expect(patchOf(settingsOf(seen), settingsOf(typed))).toEqual({ branding: { name: 'Shop' } });
  });
});
