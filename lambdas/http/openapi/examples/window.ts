import type { Examples } from './example';

const upgrade = { siteId: 'shop', mode: 'full', reason: 'Database upgrade' } as const;

/** Bodies about windows. */
export const windowExamples = {
  'POST /v1/windows': {
    duration: {
      summary: 'Half an hour from a start',
      value: { ...upgrade, startsAt: '2026-11-29T01:00:00Z', durationMinutes: 30 },
    },
    localTimes: {
      summary: 'Read-only on some paths, in local times, with everything that can be told',
      value: {
        siteId: 'shop',
        mode: 'read-only',
        startsAt: '2026-11-29T02:00',
        endsAt: '2026-11-29T04:00',
        timeZone: 'Europe/Berlin',
        paths: ['/orders', '/account'],
        reason: 'New index on orders',
        ticket: 'CHG-4711',
        message: 'You can look at your orders, but not change them.',
        messages: { de: 'Bestellungen können angesehen, aber nicht geändert werden.' },
      },
    },
    onApproval: {
      summary: 'As soon as it is approved, but not before one time and not after another',
      value: {
        ...upgrade,
        startsAt: 'on-approval',
        notBefore: '2026-11-29T01:00:00Z',
        notAfter: '2026-11-29T05:00:00Z',
        durationMinutes: 30,
      },
    },
    someHostnames: {
      summary: 'On some hostnames of the site',
      value: {
        ...upgrade,
        hostnames: ['www.shop.example.com'],
        startsAt: '2026-11-29T01:00:00Z',
        endsAt: '2026-11-29T01:30:00Z',
      },
    },
    fromTemplate: {
      summary: 'From a template, without another approval',
      value: {
        siteId: 'shop',
        mode: 'read-only',
        paths: ['/search'],
        reason: 'Weekly reindex',
        startsAt: '2026-11-30T23:00:00Z',
        durationMinutes: 60,
        templateId: 'shop.01M826H3W54YS1W4XC5SGSCH84',
      },
    },
  },
  'PATCH /v1/windows/{windowId}': {
    later: {
      summary: 'Another start and another end',
      value: { startsAt: '2026-11-29T02:00:00Z', endsAt: '2026-11-29T03:00:00Z', reason: 'The backup takes longer' },
    },
    onApproval: {
      summary: 'As soon as it is approved, for as long as it was to last',
      value: { startsAt: 'on-approval', notAfter: '2026-11-29T05:00:00Z' },
    },
    hostnames: {
      summary: 'On some hostnames of the site only',
      value: { hostnames: ['www.shop.example.com'] },
    },
    words: {
      summary: 'Another ticket and no message any more',
      value: { ticket: 'CHG-4712', message: null },
    },
    replace: {
      summary: 'Before the start: withdraw the approved plan at once, and ask again',
      value: { mode: 'read-only', replace: true },
    },
  },
  'POST /v1/windows/{windowId}/comments': {
    comment: { summary: 'A comment', value: { text: 'The replica has caught up.' } },
  },
  'POST /v1/windows/{windowId}/cancel': {
    cancel: { summary: 'With a reason for everybody who was asked', value: { reason: 'The vendor moved the date' } },
  },
  'POST /v1/windows/{windowId}/end': {
    end: { summary: 'With a reason', value: { reason: 'Done early' } },
  },
  'POST /v1/windows/{windowId}/extend': {
    endsAt: {
      summary: 'Until a later end',
      value: { endsAt: '2026-11-29T02:15:00Z', reason: 'The index is still being built' },
    },
    duration: {
      summary: 'So that it lasts 80 minutes, counted from its start',
      value: { durationMinutes: 80 },
    },
  },
  'POST /v1/sites/{siteId}/emergency': {
    emergency: {
      summary: 'Close the whole site now',
      value: { mode: 'full', reason: 'Orders are charged twice', durationMinutes: 30 },
    },
    paths: {
      summary: 'Stop writing to some paths now, and say why',
      value: {
        mode: 'read-only',
        reason: 'Orders are charged twice',
        durationMinutes: 30,
        paths: ['/checkout'],
        message: 'Orders are paused for a moment.',
        messages: { de: 'Bestellungen pausieren kurz.' },
      },
    },
  },
} as const satisfies Examples;
