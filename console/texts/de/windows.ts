import type { Texts } from '../texts';

export const windows: Texts['windows'] = {
  title: 'Wartungsfenster',
  description: 'Geplante Wartungen aller Sites, nach ihrem Beginn',
  empty: 'Es gibt noch keine Wartungsfenster',
  noMatch: 'Kein passendes Wartungsfenster',
  clear: 'Filter leeren',
  emptyText: 'Ein Wartungsfenster ist ein geplanter Zeitraum, in dem eine Site gewartet wird.',
  filter: 'Nach Site, Status oder Zeit filtern',
  from: 'Von (Datum oder Zeit, UTC)',
  to: 'Bis (Datum oder Zeit, UTC)',
  window: 'Wartungsfenster',
};
