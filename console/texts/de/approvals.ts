import type { Texts } from '../texts';

export const approvals: Texts['approvals'] = {
  title: 'Genehmigungen',
  description: 'Die Fragen aller Sites, die auf Ihre Stimme warten; die nächste Frist zuerst',
  open: 'Wartet auf Ihre Stimme',
  voted: 'Von Ihnen beantwortet und noch nicht entschieden',
  nothing: 'Nichts wartet auf Ihre Stimme',
  nothingText: 'Sie bekommen eine Mail, sobald etwas wartet. Was Sie selbst beantragen, entscheiden andere.',
  nothingVoted: 'Keine Ihrer Stimmen gehört zu einer offenen Frage',
  noApprover:
    'Sie gehören nicht zu den Genehmigenden, also wartet hier nichts auf Ihre Stimme. Die Administration trägt Genehmigende unter Personen ein.',
  kinds: {
    request: 'Wartungsfenster',
    change: 'Geändertes Wartungsfenster',
    amendment: 'Änderung eines genehmigten Wartungsfensters',
    emergency: 'Notfall zu bestätigen',
    policy: 'Richtlinie',
    template: 'Vorlage',
  },
  headingOf: (kind, what) => `${kind}: ${what}`,
  actionOn: (action, what) => `${action}: ${what}`,
  yourVotes: { approve: 'Sie haben genehmigt', reject: 'Sie haben abgelehnt' },
  votes: 'Genehmigungen',
  votesOf: (given, required) => `${given} von ${required}`,
  decideBy: 'Entscheiden bis',
  wholePlan: 'Der ganze Plan',
};
