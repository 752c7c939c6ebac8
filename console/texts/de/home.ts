import { pluralIn } from '../plural';
import type { Texts } from '../texts';

const plural = pluralIn('de');

export const home: Texts['home'] = {
  title: 'Was geschlossen ist und was als Nächstes kommt',
  sites: 'Sites jetzt',
  findSite: 'Site suchen',
  noSite: 'Es gibt noch keine Site',
  noSiteText: 'Bitten Sie die Administration, eine anzulegen.',
  makeFirstSite: 'Eine Site besteht aus einem oder mehreren Hostnamen, die zusammen in Wartung gehen.',
  nothingPlanned: 'Nichts geplant',
  opens: 'Öffnet',
  becomes: (mode) => `Als Nächstes: ${mode}`,
  passed: (percent) => `${percent} % des Wartungsfensters sind vorbei`,
  waitingRequests: (n) => plural(n, { one: '{n} Antrag ist noch offen', other: '{n} Anträge sind noch offen' }),
  timeline: 'Zeitachse',
  timelineLabel: (n) =>
    plural(n, {
      one: 'Die Wartungsfenster einer Site im Zeitverlauf',
      other: 'Die Wartungsfenster von {n} Sites im Zeitverlauf',
    }),
  timesIn: (zone) => `Zeiten in ${zone}`,
  windowsOfSite: 'Wartungsfenster',
  zoom: 'Zoom',
  day: 'Tag',
  week: 'Woche',
  month: 'Monat',
  today: 'Heute',
  todayShown: 'Heute wird schon gezeigt.',
  earlier: 'Früher',
  later: 'Später',
  certain: 'genehmigt oder aktiv',
  undecided: 'wartet auf Genehmigung',
  bar: ({ reason, mode, status, from, to }) => `${reason}: ${mode}, ${status}, von ${from} bis ${to}`,
  waiting: 'Wartet auf Ihre Stimme',
  waitingText: 'Die nächste Frist zuerst',
  nothingWaits: 'Nichts wartet auf Ihre Stimme',
  nothingWaitsText: 'Sie bekommen eine E-Mail, sobald etwas wartet.',
  question: 'Frage',
  votes: 'Genehmigungen',
  votesOf: (given, required) => `${given} von ${required}`,
  decide: 'Fällig',
  emergency: (site) => `Notfall bei ${site}`,
  moreEmergencies: (n) => plural(n, { one: '{n} weiterer Notfall', other: '{n} weitere Notfälle' }),
  ratify: 'Nachträgliche Genehmigung fällig',
  look: 'Notfall ansehen',
};
