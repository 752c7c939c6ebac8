import { createRoot } from 'react-dom/client';
import { createApi } from '../api/client';
import { noAnswer, problemOf } from '../api/problem';
import type { Me } from '../sign-in/me';
import { returnPath, Session, signedOutPath } from '../sign-in/session';
import { readSettings, type Settings } from '../sign-in/settings';
import { App } from './app';
import { SignedInAgain, SignedOut, StartFailed } from './outside';
import { applyPreferences, languageOf, readPreferences } from './preferences';
import { loadWording } from './wording';

/** Signs in, where that is needed, and shows the console. */
export async function start(container: HTMLElement): Promise<void> {
  const preferences = readPreferences();
  applyPreferences(preferences);
  const root = createRoot(container);
  const wordingComing = loadWording(languageOf(preferences));
  const { texts } = await wordingComing;
  if (window.location.pathname === signedOutPath) return root.render(<SignedOut texts={texts} />);
  try {
    const settings = await readSettings(fetch.bind(window));
    const session = new Session(settings);
    if (!(await isSignedIn(session, () => root.render(<SignedInAgain texts={texts} />)))) return;
    const api = apiOf(settings, session);
    const name = await session.name();
    const me: Me = { ...(await readMe(settings, session)), ...(name !== undefined && { name }) };
    root.render(<App {...{ session, api, me, preferences, wording: await wordingComing }} />);
  } catch (error) {
    root.render(<StartFailed texts={texts} error={error} />);
  }
}

/**
 * @param onPopup shows what is left to do where this is a popup of another page, and stays open
 * @returns false when the page is left for the provider, or is a popup
 */
async function isSignedIn(session: Session, onPopup: () => void): Promise<boolean> {
  const { pathname, search, hash } = window.location;
  if (pathname !== returnPath) {
    await session.begin(`${pathname}${search}${hash}`);
    return false;
  }
  const path = await session.complete();
  if (path === undefined) {
    onPopup();
    return false;
  }
  // The code in the address is used up; it must not stay in the history.
  window.history.replaceState(null, '', path);
  return true;
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
