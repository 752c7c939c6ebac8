import type { Texts } from '../texts';

export const signIn: Texts['signIn'] = {
  title: 'Neu anmelden',
  again: 'Neu anmelden',
  ended: 'Ihre Anmeldung ist abgelaufen. Melden Sie sich in einem eigenen Fenster neu an; danach geht es hier weiter.',
  tooOld:
    'Diese Site verlangt eine neuere Anmeldung. Melden Sie sich in einem eigenen Fenster neu an; danach geht es hier weiter.',
  tooOldFor: (age) =>
    `Diese Site verlangt eine Anmeldung, die höchstens ${age} alt ist. Melden Sie sich in einem eigenen Fenster neu an; danach geht es hier weiter.`,
  done: 'Sie sind angemeldet',
  doneText: 'Schließen Sie dieses Fenster, und machen Sie dort weiter, wo Sie waren.',
  open: 'Machen Sie in dem Fenster weiter, das sich geöffnet hat. Wenn Sie es geschlossen haben, wählen Sie noch einmal „Neu anmelden“.',
  blocked: (host) =>
    `Der Browser hat das Fenster blockiert. Erlauben Sie Pop-ups für ${host} (die meisten Browser zeigen ein Symbol in der Adressleiste), und wählen Sie dann „Neu anmelden“.`,
  somebodyElse: (who) =>
    `${who} hat sich angemeldet, aber diese Seite gehört jemand anderem. Melden Sie sich als dieselbe Person an; um die Person zu wechseln, brechen Sie ab und melden sich ab.`,
  failed: (message) => `Die Anmeldung hat nicht funktioniert: ${message}`,
};
