import type { Texts } from '../texts';

export const approvals: Texts['approvals'] = {
  title: 'Genehmigungen',
  description: 'Was auf Ihre Stimme wartet, von allen Sites; die nächste Frist zuerst',
  open: 'Wartet auf Ihre Stimme',
  voted: 'Sie haben abgestimmt, entschieden ist noch nicht',
  nothing: 'Nichts wartet auf Ihre Stimme',
  nothingText: 'Sie bekommen eine E-Mail, sobald etwas wartet. Über Ihre eigenen Anträge entscheiden andere.',
  nothingVoted: 'Nichts, worüber Sie abgestimmt haben, ist noch offen',
  noApprover:
    'Sie gehören nicht zu den Genehmigenden, also wartet hier nichts auf Ihre Stimme. Die Administration trägt Genehmigende unter Personen ein.',
  kinds: {
    request: 'Wartungsfenster',
    change: 'Geändertes Wartungsfenster',
    amendment: 'Änderung eines genehmigten Wartungsfensters',
    emergency: 'Notfall, nachträglich zu genehmigen',
    policy: 'Richtlinie',
    template: 'Vorlage',
  },
  headingOf: (kind, what) => `${kind}: ${what}`,
  actionOn: (action, what) => `${action}: ${what}`,
  yourVotes: { approve: 'Sie haben genehmigt', reject: 'Sie haben abgelehnt' },
  votes: 'Genehmigungen',
  votesOf: (given, required) => `${given} von ${required}`,
  decideBy: 'Zu entscheiden bis',
  wholePlan: 'Der ganze Plan',
};
