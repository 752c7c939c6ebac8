import type { Texts } from '../texts';

export const machines: Texts['machines'] = {
  title: 'Maschinen',
  description: 'Pipelines und Skripte, die für eine Person beantragen; sie kann darüber dann nicht abstimmen',
  none: 'Es gibt keine Maschine',
  noneText: 'Eine Maschine, etwa eine Deploy-Pipeline, beantragt Wartungsfenster für ihren Besitzer.',
  machine: 'Maschine',
  owner: 'Besitzer',
  actions: 'Aktionen',
  add: 'Maschine hinzufügen',
  addText: 'Was die Maschine beantragt, gilt als von ihrem Besitzer beantragt; er kann darüber nicht abstimmen.',
  idHint: 'Kleinbuchstaben, Ziffern und Bindestriche.',
  change: 'Ändern',
  changeTitle: (id) => `Maschine ändern: ${id}`,
  changeText: 'Der neue Besitzer kann über das, was die Maschine von nun an beantragt, nicht abstimmen.',
  changed: (id) => `${id} ist geändert`,
  meanwhile: 'Jemand anderes hat diese Maschine inzwischen geändert',
  chooseOwner: 'Person wählen',
  added: (id) => `${id} ist hinzugefügt`,
  remove: 'Maschine entfernen',
  removeOne: (id) => `Maschine entfernen: ${id}`,
  removeTitle: (id) => `Die Maschine ${id} entfernen?`,
  removeText: (id) =>
    `${id} kann nichts mehr beantragen. Was sie beantragt hat, bleibt, und ihr Besitzer kann darüber weiter nicht abstimmen.`,
  removed: (id) => `${id} ist entfernt`,
};
