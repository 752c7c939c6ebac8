/** Signing in again while a page is open. */
export const signIn = {
  title: 'Sign in again',
  again: 'Sign in again',
  ended: 'Your sign-in has ended. Sign in again in a separate window; what you were doing then continues here.',
  tooOld:
    'This site asks for a more recent sign-in. Sign in again in a separate window; what you were doing then continues here.',
  tooOldFor: (age: string) =>
    `This site asks for a sign-in of the last ${age}. Sign in again in a separate window; what you were doing then continues here.`,
  done: 'You are signed in',
  doneText: 'Close this window and continue where you came from.',
  open: 'Continue in the window that has opened. If you closed it, choose “Sign in again” once more.',
  blocked: (host: string) =>
    `The browser blocked the window. Allow pop-ups for ${host} (most browsers show a symbol in the address bar), then choose “Sign in again”.`,
  somebodyElse: (who: string) =>
    `${who} signed in, but this page belongs to somebody else. Sign in as the same person; to change who works here, cancel and sign out.`,
  failed: (message: string) => `The sign-in did not work: ${message}`,
};
