import { settingsLeft } from '../sign-in/left';
import { returnPath, Session, signedOutPath } from '../sign-in/session';
import { readSettings, type Settings } from '../sign-in/settings';
import { fetchAhead, loadAhead } from './ahead';
import { applyPreferences, languageOf, type Preferences, readPreferences } from './preferences';
import { loadPageAt } from './routes';
import { loadWording } from './wording';

/**
 * Signs in, where that is needed, and shows the console. Whoever has to sign in leaves at once: what draws the console is fetched
 * when nothing can leave sooner by it, and compiled only where it is drawn, at the same time as tokens come.
 */
export async function start(): Promise<void> {
  const preferences = readPreferences();
  applyPreferences(preferences);
  const { pathname, search, hash } = window.location;
  const settingsComing = readSettings(fetch.bind(window));
  // It is waited for where it is needed.
  settingsComing.catch(() => undefined);
  if ([signedOutPath, returnPath].includes(pathname)) loadAhead();
  try {
    if (pathname === signedOutPath) return (await loadView(preferences)).showSignedOut();
    if (pathname === returnPath) return await showSignedIn(preferences, settingsComing);
    const leaving = new Session(await settingsComing).begin(`${pathname}${search}${hash}`);
    fetchAhead();
    await leaving;
  } catch (error) {
    (await loadView(preferences)).showFailed(error);
  }
}

async function showSignedIn(preferences: Preferences, settingsComing: Promise<Settings>): Promise<void> {
  const asking = import('./first-reads');
  const wording = loadWording(languageOf(preferences));
  // Both are waited for below, unless the sign-in fails before.
  for (const coming of [asking, wording]) coming.catch(() => undefined);
  const settings = settingsLeft() ?? (await settingsComing);
  const session = new Session(settings);
  const path = await session.pathAsked();
  if (path === undefined) {
    // A popup of another page, which knows the rest, and closes it.
    await session.completePopup();
    return (await loadView(preferences, wording)).showSignedInAgain();
  }
  loadPageAt(path);
  await session.complete();
  // The code in the address is used up; it must not stay in the history.
  window.history.replaceState(null, '', path);
  const asked = (await asking).askFirst(settings, session, path);
  asked.me.catch(() => undefined);
  // Running this code takes the browser longer than anything else; by now what it waits for is on its way.
  const view = await loadView(preferences, wording);
  view.showConsole({ session, ...asked, me: await asked.me });
}

async function loadView(preferences: Preferences, wordingComing = loadWording(languageOf(preferences))) {
  const [{ viewIn }, wording] = await Promise.all([import('./view'), wordingComing]);
  return viewIn(preferences, wording);
}
