import { pluralIn } from '../plural';
import type { Texts } from '../texts';

const plural = pluralIn('de');

export const windows: Texts['windows'] = {
  title: 'Wartungsfenster',
  description: 'Geplante Wartungen aller Sites, nach ihrem Beginn',
  empty: 'Kein passendes Wartungsfenster',
  emptyText: 'Ein Wartungsfenster ist ein geplanter Zeitraum, in dem eine Site gewartet wird.',
  window: 'Wartungsfenster',
  shown: (n) => plural(n, { one: '{n} Wartungsfenster', other: '{n} Wartungsfenster' }),
  allSites: 'Alle Sites',
  allStatuses: 'Jeder Status',
  next: 'Nächste Seite',
  previous: 'Vorige Seite',
  page: (n) => `Seite ${n}`,
};
