import type { Texts } from '../texts';

export const people: Texts['people'] = {
  title: 'Personen',
  description: 'Wer beantragt und genehmigt, und die Maschinen, die für sie handeln',
  nobody: 'Noch steht niemand im Verzeichnis',
  machines: 'Maschinen',
  noMachines: 'Es gibt keine Maschine',
  noMachinesText: 'Eine Maschine, etwa eine Deploy-Pipeline, beantragt Wartungsfenster für ihren Besitzer.',
  name: 'Name',
  email: 'Mail',
  approver: 'Genehmigt',
  groups: 'Gruppen',
  zone: 'Zeitzone',
  principals: 'Principals',
  noApprover: 'nein',
  disabled: 'Postfach unerreichbar',
  confirmed: 'Postfach bestätigt',
  unconfirmed: 'Postfach noch nicht bestätigt',
  machine: 'Maschine',
  owner: 'Besitzer',
};
