import type { Texts } from '../texts';

export const emergency: Texts['emergency'] = {
  title: 'Notfall',
  description: 'Schließt eine Site binnen Sekunden, ohne dass es vorher jemand genehmigt. Genehmigt wird nachträglich.',
  notAllowed:
    'Nur wer die Rolle breakglass hat, kann einen Notfall auslösen. Fragen Sie eine dieser Personen, oder beantragen Sie ein Wartungsfenster.',
  minutes: 'Minuten, bis die Site von selbst wieder öffnet',
  message: 'Mitteilung an Besucher (optional)',
  consequence: (site) =>
    `${site} geht binnen Sekunden für alle in Wartung. Ihr Name steht im Audit-Protokoll, und andere müssen den Notfall nachträglich genehmigen.`,
  incomplete: 'Wählen Sie eine Site und geben Sie an, warum und wie lange. Dann können Sie den Notfall auslösen.',
  hold: 'Gedrückt halten, um den Notfall auszulösen',
  holdHint: 'Anderthalb Sekunden gedrückt halten: mit Maus, Finger, Leertaste oder Enter.',
  insteadOfHolding: (site) => `Oder den Notfall auslösen, indem Sie die ID der Site eingeben: ${site}`,
  onceMore: 'Jetzt ist alles angegeben. Leeren Sie dieses Feld, und geben Sie die ID noch einmal ein.',
  started: 'Der Notfall hat begonnen. Die Site öffnet am Ende von selbst wieder.',
};
