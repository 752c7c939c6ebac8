import type { Texts } from '../texts';

export const edge: Texts['edge'] = {
  asking: 'Wird abgefragt',
  upToDate: 'Aktuell an der Edge',
  armed: 'Bereit an der Edge',
  inForce: 'Gilt an der Edge',
  knowsPlan: 'An der Edge',
  behind: (reason, published, revision) => `${reason} (Revision ${published} von ${revision})`,
  reasons: {
    'under-way': 'Unterwegs zur Edge',
    'not-armed': 'Noch nicht an der Edge',
    'too-large': 'Zu groß für die Edge',
    'not-encodable': 'Lässt sich für die Edge nicht kodieren',
    'refused-by-store': 'Vom Speicher der Edge abgelehnt',
    'edge-ahead': 'Die Edge hat eine neuere Revision',
  },
};
