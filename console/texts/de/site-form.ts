import type { LaterTexts } from '../later-texts';
import { pluralIn } from '../plural';

const plural = pluralIn('de');

export const siteForm: LaterTexts['siteForm'] = {
  newTitle: 'Neue Site',
  editTitle: (name) => `${name} bearbeiten`,
  description: 'Hostnamen, die zusammen geschlossen werden, und wer darüber entscheidet',
  notAllowed: 'Nur die Administration kann Sites ändern.',
  create: 'Site anlegen',
  save: 'Speichern',
  created: (siteId) => `Die Site ${siteId} ist angelegt.`,
  saved: 'Die Site ist gespeichert.',
  savedAndProposed:
    'Alles außer der Richtlinie ist gespeichert. Die Richtlinie bleibt, wie sie ist, bis die Genehmigenden dieser Site den Vorschlag genehmigt haben.',
  toProposal: 'Vorschlag zeigen',
  groups: {
    site: 'Site',
    passing: 'Was in jedem Wartungsfenster durchgeht',
    looks: 'Wie Besucher sie sehen',
    public: 'Was die Öffentlichkeit erfährt',
    votes: 'Richtlinie: Stimmen',
    times: 'Richtlinie: Zeiten',
    emergencies: 'Richtlinie: Notfälle',
    why: 'Warum',
  },
  names: { siteId: 'ID', reason: 'Grund', ticket: 'Ticket' },
  hints: {
    siteId:
      '1 bis 24 Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe. Sie lässt sich später nicht ändern.',
    'branding.name': 'Was Besucher und Genehmigende lesen. Ohne Namen ist es die ID.',
    hostnames:
      'Einer je Zeile, höchstens 24, ohne https:// und Pfad. *.example.com steht für alle Namen eine Stufe darunter.',
    timeZone: 'In ihr werden Wartungsfenster dieser Site beantragt und ihre Zeiten angezeigt.',
    exemptions:
      'Einer je Zeile: /pfad, oder Methode und Pfad wie POST /login. Diese Pfade werden nie geschlossen. Höchstens 20.',
    allowedMethods: 'Anfragen, die nichts ändern. Andere werden abgewiesen, solange nur gelesen werden darf.',
    'bypass.cidrs': 'Eines je Zeile, wie 203.0.113.0/24: Wer von dort kommt, kommt immer durch. Höchstens 30.',
    pathMatch: 'Wählen Sie das Zweite für Server, die /shop.json wie /shop beantworten.',
    corsOrigins: 'Einer je Zeile, wie https://app.example.com, oder * für alle. Höchstens 10.',
    retryAfterMaximumSeconds: '1 Minute bis 1 Tag. Bei kürzeren Zeiten wird ein frühes Ende eher bemerkt.',
    'branding.accentColor':
      'Als #rrggbb. Wo Text schwer zu lesen wäre, verwenden die Seiten einen dunkleren oder helleren Ton davon.',
    'branding.logo': 'Ein Bild von höchstens 3000 Byte im Text selbst, oder eine Adresse, die mit https:// beginnt.',
    'notices.languages': 'Jeder Hinweis sagt alles in jeder von ihnen. Ohne Sprache erfährt die Öffentlichkeit nichts.',
    'policy.approvalsRequired': '1 bis 10 Personen, nie wer beantragt hat.',
    'policy.approvers': 'Die Personen und Gruppen, deren Stimmen zählen.',
    'policy.signInMaxAgeSeconds': '1 Minute bis 30 Tage. Leer ist jede erlaubt.',
    'policy.remindBeforeSeconds': 'Höchstens 5. Wer noch nicht abgestimmt hat, bekommt eine E-Mail.',
    'policy.timeoutSeconds': '1 Minute bis 31 Tage. Was bis dahin nicht entschieden ist, verfällt.',
    'policy.leadTimeSeconds': 'Mindestens zwischen Antrag und Beginn. Bis 31 Tage.',
    'policy.maximumDurationSeconds': '1 Minute bis 31 Tage.',
    'policy.overrunSeconds': 'Um so viel darf ein laufendes Wartungsfenster sofort verlängert werden. Bis 1 Tag.',
    'policy.remindPublicBeforeSeconds':
      'Höchstens 5. Sie gelten nur, wo die Öffentlichkeit etwas erfährt, und gehören zur Richtlinie.',
    'policy.emergency.maximumDurationSeconds': 'Bis 1 Tag; 0 verbietet Notfälle.',
    'policy.emergency.ratifyWithinSeconds': '1 Minute bis 14 Tage.',
    reason: 'Für alle, die über eine andere Richtlinie abstimmen, und für das Audit-Protokoll.',
  },
  everyone: 'Alle Genehmigenden',
  named: 'Diese Personen und Gruppen',
  people: 'Personen',
  inGroups: 'Gruppen',
  choosePeople: 'Personen wählen',
  chooseGroups: 'Gruppen wählen',
  chooseLanguages: 'Sprache hinzufügen',
  chooseZone: 'Zeitzone wählen',
  remove: (what) => `${what} entfernen`,
  addReminder: 'Erinnerung hinzufügen',
  before: (n) => `Erinnerung ${n}`,
  chooseLogo: 'Bild wählen',
  logoTooLarge:
    'Das Bild hat mehr als 3000 Byte: Wählen Sie ein kleineres, oder geben Sie eine Adresse an, die mit https:// beginnt.',
  logoAlt: 'Das Logo, wie es gezeigt wird',
  contrast: (onWhite, onBlack) => `Kontrast: ${onWhite} : 1 auf Weiß, ${onBlack} : 1 auf Schwarz.`,
  legible: 'Text in dieser Farbe ist auf beiden gut zu lesen.',
  shaded: 'Einer liegt unter 5 : 1; dort verwenden die Seiten einen Ton, der gut zu lesen ist.',
  newPolicy: 'Die Richtlinie einer neuen Site gilt sofort. Später muss eine andere Richtlinie genehmigt werden.',
  proposesPolicy: 'Diese Änderung der Richtlinie muss genehmigt werden',
  proposesText: (required) =>
    plural(required, {
      one: 'Die Richtlinie bleibt, wie sie ist, bis {n} Person die Änderung nach der jetzigen Richtlinie genehmigt hat. Alles andere gilt sofort.',
      other:
        'Die Richtlinie bleibt, wie sie ist, bis {n} Personen die Änderung nach der jetzigen Richtlinie genehmigt haben. Alles andere gilt sofort.',
    }),
  policyRule:
    'Eine Änderung der Richtlinie müssen die Genehmigenden dieser Site genehmigen. Sobald Sie speichern, werden sie gefragt.',
  unknownPerson:
    'Nur Personen im Verzeichnis können eine Richtlinie vorschlagen, und Sie stehen nicht darin. Tragen Sie sich unter Personen ein, mit dem Principal, den die Übersicht zeigt, oder bitten Sie jemanden, der im Verzeichnis steht.',
  openProposal:
    'Eine Änderung der Richtlinie ist schon vorgeschlagen. Solange darüber nicht entschieden und sie nicht zurückgezogen ist, geht keine zweite.',
  now: 'Jetzt',
  proposed: 'Vorgeschlagen',
  meanwhile: 'Jemand hat diese Site inzwischen geändert',
  goOn: 'Mit der Site weitermachen, wie sie jetzt ist',
};
