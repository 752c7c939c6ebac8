import type { Words } from './word-types';

export const western = {
  en: {
    timeLeft: 'Time left',
    end: 'Expected end',
    looksAgain: 'Looks again in',
    affected: 'Affects',
    modes: {
      full: { state: 'Maintenance', title: 'We’ll be back soon', lead: 'This site is being worked on.' },
      'testers-only': {
        state: 'Final checks',
        title: 'Almost ready for you',
        lead: 'Only testers can get in for now.',
      },
      'read-only': {
        state: 'Read-only',
        title: 'Changes are paused',
        lead: 'Nothing was saved. You can go on reading.',
      },
    },
    soon: { title: 'Maintenance starts soon', lead: 'Please finish and save what you are doing.' },
  },
  de: {
    timeLeft: 'Verbleibend',
    end: 'Voraussichtlich bis',
    looksAgain: 'Neuer Versuch in',
    affected: 'Betrifft',
    modes: {
      full: { state: 'Wartung', title: 'Wir sind gleich zurück', lead: 'An dieser Seite wird gearbeitet.' },
      'testers-only': {
        state: 'Letzte Prüfung',
        title: 'Gleich ist es so weit',
        lead: 'Im Moment haben nur Tester Zugang.',
      },
      'read-only': {
        state: 'Nur lesen',
        title: 'Änderungen pausieren',
        lead: 'Es wurde nichts gespeichert. Lesen geht weiter.',
      },
    },
    soon: {
      title: 'Gleich beginnt eine Wartung',
      lead: 'Bitte schließen Sie ab und speichern Sie, woran Sie arbeiten.',
    },
  },
  fr: {
    timeLeft: 'Temps restant',
    end: 'Fin prévue',
    looksAgain: 'Nouvel essai dans',
    affected: 'Concerne',
    modes: {
      full: { state: 'Maintenance', title: 'Nous revenons bientôt', lead: 'Ce site est en cours de maintenance.' },
      'testers-only': {
        state: 'Dernières vérifications',
        title: 'Bientôt prêt pour vous',
        lead: 'Seuls les testeurs ont accès pour le moment.',
      },
      'read-only': {
        state: 'Lecture seule',
        title: 'Modifications en pause',
        lead: 'Rien n’a été enregistré. La lecture reste possible.',
      },
    },
    soon: { title: 'Une maintenance va commencer', lead: 'Merci de terminer et d’enregistrer votre travail.' },
  },
  es: {
    timeLeft: 'Tiempo restante',
    end: 'Fin previsto',
    looksAgain: 'Nuevo intento en',
    affected: 'Afecta a',
    modes: {
      full: { state: 'Mantenimiento', title: 'Volvemos enseguida', lead: 'Estamos trabajando en este sitio.' },
      'testers-only': {
        state: 'Últimas pruebas',
        title: 'Casi listo',
        lead: 'Por ahora solo pueden entrar los probadores.',
      },
      'read-only': {
        state: 'Solo lectura',
        title: 'Cambios en pausa',
        lead: 'No se ha guardado nada. Puede seguir leyendo.',
      },
    },
    soon: { title: 'El mantenimiento empieza pronto', lead: 'Termine y guarde lo que está haciendo.' },
  },
  it: {
    timeLeft: 'Tempo rimanente',
    end: 'Fine prevista',
    looksAgain: 'Nuovo tentativo tra',
    affected: 'Riguarda',
    modes: {
      full: { state: 'Manutenzione', title: 'Torniamo presto', lead: 'Stiamo lavorando su questo sito.' },
      'testers-only': {
        state: 'Ultime verifiche',
        title: 'Quasi pronto',
        lead: 'Per ora possono entrare solo i tester.',
      },
      'read-only': {
        state: 'Sola lettura',
        title: 'Modifiche in pausa',
        lead: 'Non è stato salvato nulla. Si può continuare a leggere.',
      },
    },
    soon: { title: 'La manutenzione inizia tra poco', lead: 'Concluda e salvi ciò che sta facendo.' },
  },
  pt: {
    timeLeft: 'Tempo restante',
    end: 'Fim previsto',
    looksAgain: 'Nova tentativa em',
    affected: 'Afeta',
    modes: {
      full: { state: 'Manutenção', title: 'Voltamos já', lead: 'Estamos a trabalhar neste site.' },
      'testers-only': {
        state: 'Últimos testes',
        title: 'Quase pronto',
        lead: 'Por agora, só testadores podem entrar.',
      },
      'read-only': {
        state: 'Só leitura',
        title: 'Alterações em pausa',
        lead: 'Nada foi guardado. Pode continuar a ler.',
      },
    },
    soon: { title: 'A manutenção começa em breve', lead: 'Termine e guarde o que está a fazer.' },
  },
  nl: {
    timeLeft: 'Resterende tijd',
    end: 'Verwacht einde',
    looksAgain: 'Nieuwe poging over',
    affected: 'Geldt voor',
    modes: {
      full: { state: 'Onderhoud', title: 'We zijn zo terug', lead: 'Er wordt aan deze site gewerkt.' },
      'testers-only': {
        state: 'Laatste controles',
        title: 'Bijna klaar voor u',
        lead: 'Voorlopig hebben alleen testers toegang.',
      },
      'read-only': {
        state: 'Alleen lezen',
        title: 'Wijzigen is gepauzeerd',
        lead: 'Er is niets opgeslagen. U kunt verder lezen.',
      },
    },
    soon: { title: 'Binnenkort begint onderhoud', lead: 'Rond af waar u mee bezig bent en sla het op.' },
  },
  sv: {
    timeLeft: 'Tid kvar',
    end: 'Väntas klart',
    looksAgain: 'Nytt försök om',
    affected: 'Gäller',
    modes: {
      full: { state: 'Underhåll', title: 'Vi är snart tillbaka', lead: 'Vi arbetar med webbplatsen.' },
      'testers-only': {
        state: 'Sista kontrollen',
        title: 'Snart klart för dig',
        lead: 'Just nu kommer bara testare in.',
      },
      'read-only': {
        state: 'Skrivskyddat',
        title: 'Ändringar är pausade',
        lead: 'Inget har sparats. Du kan läsa vidare.',
      },
    },
    soon: { title: 'Underhåll börjar snart', lead: 'Avsluta och spara det du håller på med.' },
  },
} as const satisfies Readonly<Record<string, Words>>;
