import type { Texts } from '../texts';

export const windows: Texts['windows'] = {
  title: 'Wartungsfenster',
  description: 'Geplante Wartungen aller Sites, nach ihrem Beginn',
  startsFrom: 'Beginn ab',
  earlierToo: 'Auch frühere zeigen',
  underWay: 'Nur laufende',
  undecided: 'Nur solche, die auf Genehmigung warten',
  empty: 'Ab heute beginnt kein Wartungsfenster',
  noMatch: 'Kein passendes Wartungsfenster',
  clear: 'Filter zurücksetzen',
  emptyText: 'Ein Wartungsfenster ist ein geplanter Zeitraum, in dem eine Site gewartet wird.',
  filter: 'Nach Site, Status oder Zeit filtern',
  from: 'Von (Datum oder Zeit, UTC)',
  to: 'Bis (Datum oder Zeit, UTC)',
  window: 'Wartungsfenster',
};
