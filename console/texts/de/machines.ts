import type { Texts } from '../texts';

export const machines: Texts['machines'] = {
  title: 'Maschinen',
  description:
    'Pipelines und Skripte, die Wartungsfenster für eine Person beantragen; sie selbst kann darüber nicht abstimmen',
  none: 'Es gibt keine Maschinen',
  noneText: 'Eine Maschine, etwa eine Deploy-Pipeline, beantragt Wartungsfenster für ihren Besitzer.',
  machine: 'Maschine',
  owner: 'Besitzer',
  actions: 'Aktionen',
  add: 'Maschine hinzufügen',
  addText: 'Was die Maschine beantragt, gilt als von ihrem Besitzer beantragt; er kann darüber nicht abstimmen.',
  idHint: 'Kleinbuchstaben, Ziffern und Bindestriche.',
  change: 'Ändern',
  changeTitle: (id) => `Maschine ändern: ${id}`,
  changeText:
    'Wem die Maschine gehört, kann über das, was sie beantragt, nicht abstimmen. Ein früherer Besitzer kann über das, was sie vorher beantragt hat, weiterhin nicht abstimmen.',
  changed: (id) => `${id} ist geändert`,
  meanwhile: 'Jemand anderes hat diese Maschine inzwischen geändert',
  chooseOwner: 'Person wählen',
  added: (id) => `${id} ist hinzugefügt`,
  remove: 'Maschine entfernen',
  removeOne: (id) => `Maschine ${id} entfernen`,
  removeTitle: (id) => `Die Maschine ${id} entfernen?`,
  removeText: (id) =>
    `${id} kann nichts mehr beantragen. Was beantragt ist, bleibt, und der Besitzer kann darüber weiterhin nicht abstimmen.`,
  removed: (id) => `${id} ist entfernt`,
};
