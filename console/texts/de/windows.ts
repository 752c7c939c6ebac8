import type { Texts } from '../texts';

export const windows: Texts['windows'] = {
  title: 'Wartungsfenster',
  description: 'Geplante Wartungen aller Sites',
  when: 'Wann',
  views: { current: 'Jetzt und demnächst', past: 'Vergangene', all: 'Alle' },
  empty: {
    current: 'Nichts ist geplant',
    past: 'Noch hat kein Wartungsfenster begonnen',
    all: 'Es gibt noch keine Wartungsfenster',
  },
  early: '(vorzeitig beendet)',
  planned: '(geplant)',
  noMatch: 'Kein passendes Wartungsfenster',
  clear: 'Filter zurücksetzen',
  emptyText: 'Ein Wartungsfenster ist ein geplanter Zeitraum, in dem eine Site gewartet wird.',
  filter: 'Nach Site, Status oder Zeit filtern',
  from: 'Von (Datum oder Zeit, UTC)',
  to: 'Bis (Datum oder Zeit, UTC)',
  window: 'Wartungsfenster',
};
