import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useState } from 'react';
import { ApiContext } from '../api/api-context';
import type { Api } from '../api/client';
import { forgetUnanswered } from '../api/unanswered';
import { forgetDrafts } from '../parts/drafts/kept-drafts';
import { NoticesProvider } from '../parts/notices';
import { type Me, MeContext } from '../sign-in/me';
import type { Session } from '../sign-in/session';
import { SessionContext } from '../sign-in/session-context';
import { SignInAgainProvider } from '../sign-in/sign-in-again';
import { type Wording, WordingContext } from '../texts/texts-context';
import { ConsoleHeader } from './header';
import { applyPreferences, languageOf, type Preferences, writePreferences } from './preferences';
import { askAtEachPage } from './queries';
import { Shell } from './shell';
import { SkipLink } from './skip-link';
import { loadWording } from './wording';

export interface Started {
  readonly session: Session;
  readonly api: Api;
  readonly queries: QueryClient;
  readonly me: Me;
  readonly preferences: Preferences;
  readonly wording: Wording & ComponentTexts;
}

/** The texts of the components themselves. */
interface ComponentTexts {
  readonly messages: I18nProviderProps.Messages;
}

/** The console of a person who is signed in. */
export function App({ session, api, queries, me, ...given }: Started) {
  const [preferences, setPreferences] = useState(given.preferences);
  const wording = useWordingOf(preferences, given.wording);
  useEffect(() => askAtEachPage(queries), [queries]);
  useEffect(() => applyPreferences(preferences), [preferences]);
  const change = (chosen: Preferences) => {
    writePreferences(chosen);
    setPreferences(chosen);
  };
  const signOut = () => {
    forgetDrafts();
    forgetUnanswered(sessionStorage);
    void session.end();
  };
  return (
    <StrictMode>
      <WordingContext value={wording}>
        <I18nProvider locale={wording.language} messages={[wording.messages]}>
          <QueryClientProvider client={queries}>
            <SessionContext value={session}>
              <ApiContext value={api}>
                <MeContext value={me}>
                  <NoticesProvider>
                    <SignInAgainProvider>
                      <SkipLink />
                      <div id="console-header">
                        <ConsoleHeader preferences={preferences} onChange={change} onSignOut={signOut} />
                      </div>
                      <Shell />
                    </SignInAgainProvider>
                  </NoticesProvider>
                </MeContext>
              </ApiContext>
            </SessionContext>
          </QueryClientProvider>
        </I18nProvider>
      </WordingContext>
    </StrictMode>
  );
}

function useWordingOf(preferences: Preferences, first: Started['wording']): Started['wording'] {
  const language = languageOf(preferences);
  const [wording, setWording] = useState(first);
  useEffect(() => {
    if (wording.language === language) return;
    void loadWording(language).then(setWording);
  }, [language, wording.language]);
  return wording;
}
