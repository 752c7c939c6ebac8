import type { Texts } from '../texts';

export const preview: Texts['preview'] = {
  title: 'Was Besucher sehen',
  readOnly: (paths) =>
    `Nur für das, was abgewiesen wird: POST, PUT, PATCH und DELETE${paths === '' ? '' : ` auf ${paths}`}. Wer liest, sieht die Site wie immer.`,
  logoElsewhere: 'Das Logo der Site liegt an einer anderen Adresse und wird hier nicht geladen.',
  language: 'Sprache des Besuchers',
  screen: 'Bildschirm',
  screens: { phone: 'Telefon', desktop: 'Desktop' },
  look: 'Darstellung',
  builtIn:
    'Text und Zeiten stammen aus diesem Formular. Besucher sehen die Zeiten in ihrer eigenen Zeitzone. Falls Sie eine eigene Seite einsetzen, sieht sie anders aus.',
};
