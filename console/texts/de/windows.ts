import type { Texts } from '../texts';

export const windows: Texts['windows'] = {
  title: 'Wartungsfenster',
  description: 'Geplante Wartungen aller Sites, nach ihrem Beginn',
  empty: 'Kein passendes Wartungsfenster',
  emptyText: 'Ein Wartungsfenster ist ein geplanter Zeitraum, in dem eine Site gewartet wird.',
  window: 'Wartungsfenster',
};
