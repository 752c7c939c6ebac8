import type { LaterTexts } from '../later-texts';

export const missing: LaterTexts['missing'] = {
  windows: {
    title: 'Dieses Wartungsfenster gibt es nicht',
    text: 'Wartungsfenster werden nie entfernt: Der Link ist falsch oder unvollständig.',
    toList: 'Wartungsfenster zeigen',
  },
  sites: {
    title: 'Diese Site gibt es nicht',
    text: 'Sie wurde gelöscht, oder der Link ist falsch.',
    toList: 'Sites zeigen',
  },
  proposals: {
    title: 'Diesen Vorschlag gibt es nicht',
    text: 'Vorschläge werden nie entfernt: Der Link ist falsch oder unvollständig.',
    toList: 'Vorschläge zeigen',
  },
};
