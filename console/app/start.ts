import { createApi } from '../api/client';
import { noAnswer, problemOf } from '../api/problem';
import type { Me } from '../sign-in/me';
import { returnPath, Session, signedOutPath } from '../sign-in/session';
import { readSettings, type Settings } from '../sign-in/settings';
import { applyPreferences, languageOf, type Preferences, readPreferences } from './preferences';
import { loadPageAt } from './routes';
import { loadWording } from './wording';

/**
 * Signs in, where that is needed, and shows the console. Whoever has to sign in leaves at once: what draws the console is loaded
 * only where it is drawn, and at the same time as tokens come.
 */
export async function start(): Promise<void> {
  const preferences = readPreferences();
  applyPreferences(preferences);
  const { pathname, search, hash } = window.location;
  try {
    if (pathname === signedOutPath) return (await loadView(preferences)).showSignedOut();
    if (pathname === returnPath) return await showSignedIn(preferences);
    const session = new Session(await readSettings(fetch.bind(window)));
    await session.begin(`${pathname}${search}${hash}`);
  } catch (error) {
    (await loadView(preferences)).showFailed(error);
  }
}

async function showSignedIn(preferences: Preferences): Promise<void> {
  const viewComing = loadView(preferences);
  // It is waited for below, unless the sign-in fails before.
  viewComing.catch(() => undefined);
  const settings = await readSettings(fetch.bind(window));
  const session = new Session(settings);
  const path = await session.pathAsked();
  if (path === undefined) {
    // A popup of another page, which knows the rest, and closes it.
    await session.completePopup();
    return (await viewComing).showSignedInAgain();
  }
  loadPageAt(path);
  await session.complete();
  // The code in the address is used up; it must not stay in the history.
  window.history.replaceState(null, '', path);
  const [me, name, view] = await Promise.all([readMe(settings, session), session.name(), viewComing]);
  view.showConsole({ session, api: apiOf(settings, session), me: { ...me, ...(name !== undefined && { name }) } });
}

async function loadView(preferences: Preferences) {
  const [{ viewIn }, wording] = await Promise.all([import('./view'), loadWording(languageOf(preferences))]);
  return viewIn(preferences, wording);
}

function apiOf({ api }: Settings, session: Session) {
  return createApi({
    baseUrl: api,
    fetch: (request) => fetch(request),
    token: (fresh) => session.token(fresh),
    newKey: () => crypto.randomUUID(),
    keys: sessionStorage,
    now: Date.now,
  });
}

async function readMe({ api }: Settings, session: Session): Promise<Me> {
  const authorization = `Bearer ${await session.token(false)}`;
  const response = await fetch(`${api}/v1/me`, { headers: { authorization } }).catch((error: unknown) => {
    throw noAnswer(error);
  });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
