import type { Texts } from '../texts';

export const preview: Texts['preview'] = {
  title: 'Die Seite, die Besucher bekommen',
  readOnly: (paths) =>
    `Nur für das, was abgewiesen wird: POST, PUT, PATCH und DELETE${paths === '' ? '' : ` auf ${paths}`}. Wer liest, sieht die Site wie immer.`,
  logoElsewhere: 'Das Logo der Site liegt an einer anderen Adresse und wird hier nicht geladen.',
  language: 'Sprache des Besuchers',
  screen: 'Bildschirm',
  screens: { phone: 'Telefon', desktop: 'Desktop' },
  look: 'Aussehen',
  builtIn:
    'Text und Zeiten sind die dieses Formulars. Besucher sehen die Zeiten in ihrer eigenen Zone. Eine eigene Seite, falls eine ausgeliefert wird, sieht anders aus.',
};
