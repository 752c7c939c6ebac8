import { pluralIn } from '../plural';
import type { Texts } from '../texts';

const plural = pluralIn('de');

const inDative = (duration: string): string => duration.replace(/Tage\b/, 'Tagen');

export const shared: Texts['shared'] = {
  modes: { open: 'offen', full: 'geschlossen', 'read-only': 'nur lesen', 'testers-only': 'nur Tester' },
  statuses: {
    requested: 'beantragt',
    approved: 'genehmigt',
    active: 'aktiv',
    completed: 'beendet',
    rejected: 'abgelehnt',
    expired: 'verfallen',
    cancelled: 'abgesagt',
  },
  now: 'jetzt',
  days: (n) => plural(n, { one: '{n} Tag', other: '{n} Tage' }),
  hours: (n) => plural(n, { one: '{n} h', other: '{n} h' }),
  minutes: (n) => plural(n, { one: '{n} min', other: '{n} min' }),
  seconds: (n) => plural(n, { one: '{n} s', other: '{n} s' }),
  units: { seconds: 'Sekunden', minutes: 'Minuten', hours: 'Stunden', days: 'Tage' },
  unitOf: (label) => `${label}: Einheit`,
  inTime: (duration) => `in ${inDative(duration)}`,
  ago: (duration) => `vor ${inDative(duration)}`,
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  meanwhile: {
    happened: 'Das ist inzwischen geschehen',
    over: 'Diese Frage ist entschieden, oder sie hat sich geändert. Schließen Sie den Dialog, um den jetzigen Stand zu sehen:',
    text: 'Ihre Eingaben bleiben erhalten. Was Sie nicht geändert haben, wird so übernommen, wie es jetzt ist.',
    field: 'Einstellung',
    before: 'Zu Beginn',
    now: 'Jetzt',
    typed: 'Ihre Eingabe',
  },
  site: 'Site',
  chooseSite: 'Site wählen',
  findSite: 'Suchen: Anfang der ID',
  noSiteFound: 'Keine Site gefunden',
  mode: 'Modus',
  status: 'Status',
  start: 'Beginn',
  end: 'Ende',
  reason: 'Grund',
  requestedBy: 'Beantragt von',
  failed: 'Das hat nicht funktioniert',
  notLoaded: 'Das konnte nicht geladen werden',
  noConnection: 'Keine Verbindung',
  code: (code) => `Code: ${code}`,
  serverSays: 'Der Server sagt:',
  offline:
    'Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut. Nichts wird doppelt ausgeführt, und Ihre Eingaben bleiben erhalten.',
};
