import type { LaterTexts } from '../later-texts';

export const refusals: LaterTexts['refusals'] = {
  malformed: 'Etwas ist nicht so, wie es sein muss:',
  'sign-in-too-old': ({ age }) =>
    age === undefined
      ? 'Diese Site verlangt eine neuere Anmeldung. Melden Sie sich neu an und wiederholen Sie es.'
      : `Diese Site verlangt eine Anmeldung, die höchstens ${age} alt ist. Melden Sie sich neu an und wiederholen Sie es.`,
  'role-required': ({ roles }) =>
    roles === undefined
      ? 'Ihre Rollen erlauben das nicht. Fragen Sie die Administration.'
      : `Dafür brauchen Sie die Rolle ${roles}. Wer die Anmeldung verwaltet, kann sie Ihnen geben; melden Sie sich danach neu an.`,
  'unmapped-principal':
    'Sie stehen nicht im Verzeichnis und können deshalb nur lesen. Bitten Sie die Administration, Ihre Anmeldung unter Personen bei Ihnen einzutragen.',
  'self-approval':
    'Sie haben das selbst beantragt oder geändert, oder eine Ihrer Maschinen war es. Darüber müssen andere abstimmen.',
  'not-an-approver':
    'Sie können hierüber nicht abstimmen: Sie gehören nicht zu den Genehmigenden, oder die Richtlinie der Site nennt andere.',
  'late-approver':
    'Als dies gefragt wurde, konnten Sie noch nicht abstimmen, oder nicht mit diesem Postfach oder dieser Anmeldung. Nur wer es damals konnte, darf abstimmen.',
  'login-required': 'Diese Site zählt nur Stimmen nach einer Anmeldung. Melden Sie sich neu an und wiederholen Sie es.',
  'wrong-code': 'Das ist nicht der Code aus der E-Mail.',
  'unknown-site': 'Es gibt keine Site mit dieser ID.',
  'unknown-window': 'Es gibt kein Wartungsfenster mit dieser ID.',
  'unknown-approver': 'Niemand im Verzeichnis hat diese ID.',
  'unknown-machine': 'Es gibt keine Maschine mit dieser ID.',
  'unknown-proposal': 'Es gibt keinen Vorschlag mit dieser ID.',
  'unknown-webhook': 'In der Konfiguration gibt es keinen Webhook mit dieser ID.',
  'unknown-event': 'Zu diesem Ereignis gehört kein Eintrag des Audit-Protokolls.',
  'illegal-move': ({ status }) =>
    status === undefined ? 'Das ist nicht mehr möglich.' : `Das ist nicht möglich, denn der Status ist: ${status}.`,
  overlap: ({ mode, from, to }) =>
    from === undefined || to === undefined
      ? 'Ein anderes genehmigtes Wartungsfenster betrifft zu dieser Zeit dasselbe. Wählen Sie eine andere Zeit, oder schließen Sie weniger.'
      : `Ein anderes genehmigtes Wartungsfenster${mode === undefined ? '' : ` (${mode})`} betrifft von ${from} bis ${to} dasselbe. Wählen Sie eine andere Zeit, oder schließen Sie weniger.`,
  'already-voted': 'Sie haben hierüber schon abgestimmt. Um anders abzustimmen, ziehen Sie Ihre Stimme zuerst zurück.',
  'not-voted': 'Sie haben über diesen Plan nicht abgestimmt.',
  'proposal-open':
    'Für diese Site ist schon eine andere Richtlinie vorgeschlagen. Erst wenn darüber entschieden oder der Vorschlag zurückgezogen ist, geht der nächste.',
  'template-mismatch':
    'Die Vorlage erlaubt das nicht. Ändern Sie es, oder beantragen Sie ein Wartungsfenster ohne die Vorlage.',
  'template-spent': ({ uses }) =>
    uses === undefined
      ? 'Die Vorlage ist aufgebraucht. Schlagen Sie eine neue vor.'
      : `Die Vorlage ist aufgebraucht (${uses}). Schlagen Sie eine neue vor.`,
  'break-glass-off': 'Die Richtlinie dieser Site verbietet Notfälle. Beantragen Sie stattdessen ein Wartungsfenster.',
  'break-glass-suspended':
    'Ein früherer Notfall dieser Site wurde nicht rechtzeitig nachträglich genehmigt, deshalb kann kein neuer beginnen. Lassen Sie ihn nachträglich genehmigen, oder beantragen Sie ein Wartungsfenster.',
  'too-many-comments': 'Mehr Kommentare kann dieses Wartungsfenster nicht haben.',
  'too-few-approvers': ({ required, eligible, unknown }) =>
    required === undefined || eligible === undefined
      ? 'Es können weniger Personen abstimmen, als genehmigen müssen. Fügen Sie Personen hinzu, lassen Sie Postfächer bestätigen, oder ändern Sie die Richtlinie.'
      : `Nötige Genehmigungen: ${required}. Personen mit bestätigtem Postfach, die abstimmen können: ${eligible}.${unknown === undefined ? '' : ` Niemand gehört zu ${unknown}.`} Fügen Sie Personen hinzu, lassen Sie Postfächer bestätigen, oder verlangen Sie weniger Genehmigungen.`,
  'edge-capacity':
    'Die anstehenden Wartungsfenster dieser Site sind zu groß für die Edge. Schließen Sie weniger, kürzen Sie Texte, oder warten Sie, bis einige vorbei sind.',
  'edge-store-full':
    'Die Edge hat keinen Platz mehr. Warten Sie, bis einige Wartungsfenster vorbei sind, oder kürzen Sie Texte und Logos.',
  'calendar-full':
    'Mehr anstehende Wartungsfenster kann diese Site nicht haben. Sagen Sie einige ab, oder warten Sie, bis einige vorbei sind.',
  'too-many-requests':
    'Mehr davon geht nicht auf einmal. Lassen Sie zuerst über einige entscheiden, oder beenden Sie welche.',
  'site-exists': 'Es gibt schon eine Site mit dieser ID. Wählen Sie eine andere.',
  'notices-off':
    'Für diese Site erfährt die Öffentlichkeit nichts. Wählen Sie zuerst in den Einstellungen die Sprachen der öffentlichen Hinweise.',
  'hostname-taken': ({ hostnames, holder }) =>
    hostnames === undefined
      ? 'Ein Hostname gehört zu einer anderen Site. Entfernen Sie ihn dort, oder lassen Sie ihn hier weg.'
      : `${hostnames}: gehört zu ${holder ?? 'einer anderen Site'}. Entfernen Sie ihn dort, oder lassen Sie ihn hier weg.`,
  'hostname-in-use': ({ hostnames }) =>
    `${hostnames ?? 'Ein Hostname'}: Ein Platzhalter einer anderen Site deckt ihn mit Wartungsfenstern ab, die nicht vorbei sind. Warten Sie, bis sie enden, oder beenden Sie sie.`,
  'site-in-use': ({ hostnames }) =>
    `${hostnames === undefined ? 'Diese Site' : hostnames} hat noch Wartungsfenster oder Vorschläge, die nicht vorbei sind. Warten Sie, bis sie enden, oder beenden Sie sie.`,
  'approver-exists': ({ holder }) => `${holder ?? 'Jemand anderes'} hat das schon. Geben Sie etwas anderes an.`,
  'approver-in-use':
    'Die Person wird noch gebraucht. Unten steht, worüber erst entschieden oder was erst übergeben werden muss.',
  'directory-full': 'Das Verzeichnis ist voll. Entfernen Sie zuerst jemanden.',
  'not-confirmed':
    'Das Postfach ist nicht bestätigt. Bestätigen Sie es mit dem Link aus der neuesten E-Mail; gibt es keine, senden Sie die E-Mail noch einmal.',
  'bypass-revoked': 'Die Bypass-Links dieser Site wurden inzwischen widerrufen. Erstellen Sie einen neuen.',
  contended: 'Andere ändern gerade dasselbe. Nichts wurde geändert; versuchen Sie es noch einmal.',
  'stale-version': 'Jemand hat es inzwischen geändert. Sehen Sie sich den neuen Stand an und entscheiden Sie neu.',
  'vote-unspecified':
    'Es ist nicht klar, für welchen Plan Sie stimmen. Laden Sie die Seite neu und stimmen Sie noch einmal ab.',
  'ends-before-start': 'Das Ende muss nach dem Beginn liegen.',
  'starts-in-past': 'Der Beginn ist schon vorbei. Wählen Sie einen späteren.',
  'lead-time': ({ lead }) =>
    lead === undefined
      ? 'Das ist zu bald, um rechtzeitig genehmigt zu werden. Wählen Sie einen späteren Beginn.'
      : `Das ist zu bald: Die Richtlinie der Site verlangt zwischen Antrag und Beginn ${lead}.`,
  'too-long': ({ longest }) =>
    longest === undefined
      ? 'Das ist länger, als die Richtlinie der Site erlaubt.'
      : `Das ist zu lang: Die Richtlinie der Site erlaubt höchstens ${longest}.`,
  'too-far-ahead': ({ ahead }) =>
    ahead === undefined ? 'Das liegt zu weit in der Zukunft.' : `Das liegt zu weit in der Zukunft: höchstens ${ahead}.`,
  'unknown-time-zone': 'Diese Zeitzone gibt es nicht. Schreiben Sie sie wie Europe/Berlin.',
  'nonexistent-local-time': ({ candidates }) =>
    `Diese Zeit gibt es nicht: Die Uhren werden dann vorgestellt. Wählen Sie eine andere${candidates === undefined ? '' : `, etwa ${candidates}`}.`,
  'ambiguous-local-time': 'Diese Zeit gibt es zweimal: Die Uhren werden dann zurückgestellt. Wählen Sie eine andere.',
  'wildcards-off': 'Hier sind keine Platzhalter wie *.example.com erlaubt. Nennen Sie jeden Hostnamen.',
  'foreign-url': 'Die Adresse gehört zu keinem der Hostnamen dieser Site.',
  'foreign-hostname': ({ hostnames }) => `${hostnames ?? 'Ein Hostname'}: gehört nicht zu dieser Site.`,
  'idempotency-key-reused':
    'Das wurde schon einmal mit anderem Inhalt gesendet. Laden Sie die Seite neu und senden Sie es noch einmal.',
  'link-unknown': 'Diesen Link gibt es nicht. Nehmen Sie ihn genau so, wie er in der E-Mail steht.',
  'link-expired': 'Der Antrag ist verfallen, bevor darüber entschieden war.',
  'link-used': 'Mit diesem Link haben Sie schon abgestimmt.',
  'link-superseded': 'Dieser Link ist durch neuere E-Mails ersetzt. Nehmen Sie den neuesten.',
  'link-locked': 'Es wurden zu viele falsche Codes eingegeben; der Code ist eine Weile gesperrt.',
  'too-many-attempts': 'Dieser Link wird zu oft auf einmal aufgerufen. Versuchen Sie es gleich noch einmal.',
  'too-large': 'Das ist zu viel auf einmal. Kürzen Sie Texte, oder lassen Sie etwas weg.',
  unexpected:
    'Versuchen Sie es in einer Minute noch einmal. Bleibt es dabei, nennen Sie dem Betrieb von Quiesce den Code und die Zeit.',
};

export const unknownRefusals: LaterTexts['unknownRefusals'] = {
  forbidden: 'Ihre Rollen erlauben das nicht. Fragen Sie die Administration.',
  missing: 'Das gibt es nicht, oder nicht mehr.',
  lostRace: 'Jemand hat es inzwischen geändert. Sehen Sie sich den neuen Stand an und entscheiden Sie neu.',
  otherwise: 'Ändern Sie, was der Text unten nennt, und versuchen Sie es noch einmal.',
};

export const instead: LaterTexts['instead'] = {
  approve: 'Genehmigen Sie es stattdessen.',
  ratify: 'Erst muss es nachträglich genehmigt werden.',
  cancel: 'Sagen Sie es stattdessen ab.',
  end: 'Beenden Sie es stattdessen.',
  edit: 'Bearbeiten Sie es stattdessen.',
  amend: 'Das Ende lässt sich noch ändern.',
  request: 'Beantragen Sie stattdessen ein neues Wartungsfenster.',
  propose: 'Machen Sie stattdessen einen neuen Vorschlag.',
  otherwise: 'Sehen Sie sich den jetzigen Stand an.',
};

export const templateRules: LaterTexts['templateRules'] = {
  status: 'Die Vorlage ist nicht genehmigt oder wurde widerrufen.',
  expiresAt: 'Die Vorlage läuft vor diesem Beginn ab.',
  mode: 'Die Vorlage gilt für einen anderen Modus.',
  hostnames: 'Die Vorlage deckt diese Hostnamen nicht ab.',
  paths: 'Die Vorlage deckt diese Pfade nicht ab.',
  maximumDurationSeconds: 'Das ist länger, als die Vorlage erlaubt.',
  texts: 'Die Vorlage erlaubt diesen Text für Besucher nicht.',
  hours: 'Die Vorlage erlaubt diese Zeit nicht.',
};
