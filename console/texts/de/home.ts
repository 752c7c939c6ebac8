import type { Texts } from '../texts';

export const home: Texts['home'] = {
  title: 'Was geschlossen ist und was als Nächstes kommt',
};
