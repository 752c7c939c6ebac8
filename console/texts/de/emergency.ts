import type { Texts } from '../texts';

export const emergency: Texts['emergency'] = {
  title: 'Notfall',
  description: 'Schließt eine Site binnen Sekunden, bevor jemand es genehmigt hat. Um Genehmigung wird danach gebeten.',
  notAllowed:
    'Nur wer die Rolle breakglass hat, kann einen Notfall beginnen. Fragen Sie eine dieser Personen, oder beantragen Sie ein Wartungsfenster.',
  minutes: 'Minuten, bis sie von selbst öffnet',
  message: 'Mitteilung an Besucher (freiwillig)',
  consequence: (site) =>
    `${site} geht binnen Sekunden für alle in Wartung. Sie stehen im Audit-Log, und andere müssen es nachträglich genehmigen.`,
  incomplete: 'Wählen Sie eine Site und sagen Sie, warum und wie lange. Dann können Sie den Notfall auslösen.',
  hold: 'Gedrückt halten, um den Notfall zu beginnen',
  holdHint: 'Anderthalb Sekunden gedrückt halten: mit Maus, Finger, Leertaste oder Enter.',
  insteadOfHolding: (site) => `Oder den Notfall beginnen, indem Sie die Kennung der Site eingeben: ${site}`,
  started: 'Der Notfall hat begonnen. Die Site öffnet am Ende von selbst.',
};
