import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../harness';
import { describeConsole } from './describe-console';

jest.setTimeout(180_000);

/** The shortest that a site can ask for. */
const maxAgeSeconds = 60;

const refused = /status of 401/;

describeConsole('signing in again in the console', (at) => {
  beforeAll(async () => {
    await at.stage.createSite('strict', { approvalsRequired: 1, signInMaxAgeSeconds: maxAgeSeconds });
  });

  /** A dialog to comment on a window, with a text typed. */
  async function commenting() {
    const { windowId } = await at.stage.requestWindow();
    const { page, context } = await at.open({
      name: 'Ana',
      provokes: refused,
      path: `/windows/${windowId}`,
    });
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Typed before');
    return { page, context, windowId };
  }

  const send = (page: Page, name: string) =>
    page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click();

  /** Answers the first of the comments as the API does when a token is refused, and remembers their keys. */
  async function refuseFirst(page: Page) {
    const keys: (string | undefined)[] = [];
    await page.route('**/comments', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 2) return route.continue();
      return route.fulfill({ status: 401, json: { message: 'Unauthorized' } });
    });
    return keys;
  }

  async function signInAs(context: BrowserContext, page: Page, name: string) {
    const [popup] = await Promise.all([context.waitForEvent('page'), send(page, 'Sign in again')]);
    await popup.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  }

  const commentsOf = async (windowId: string) =>
    ((await at.stage.window(windowId)).comments as { text: string }[]).map(({ text }) => text);

  it('keeps what was typed when the sign-in has ended, and sends it once with the same key', async () => {
    const { page, context, windowId } = await commenting();
    const keys = await refuseFirst(page);

    await send(page, 'Comment');
    await page.getByText('Your sign-in has ended').first().waitFor();
    expect(await commentsOf(windowId)).toEqual([]);
    const [popup] = await Promise.all([context.waitForEvent('page'), send(page, 'Sign in again')]);
    // The provider still knows Ana, so it asks nothing.
    await popup.waitForEvent('close').catch(() => undefined);

    await page.getByText('Your comment is recorded.').first().waitFor();
    expect(await commentsOf(windowId)).toEqual(['Typed before']);
    expect(new Set(keys).size).toBe(1);
  });

  it('says what to do where the browser blocks the popup, and works once it is allowed', async () => {
    const { page, windowId } = await commenting();
    await refuseFirst(page);
    await page.evaluate('window.openAsBefore = window.open; window.open = () => null');

    await send(page, 'Comment');
    await send(page, 'Sign in again');
    await page.getByText(/^The browser blocked the window/).waitFor();
    await page.evaluate('window.open = window.openAsBefore');
    await send(page, 'Sign in again');

    await page.getByText('Your comment is recorded.').first().waitFor();
    expect(await commentsOf(windowId)).toEqual(['Typed before']);
  });

  it('asks for a fresh sign-in where the site does, does not take somebody else for the person, and then votes', async () => {
    const { windowId } = await at.stage.requestWindow({ siteId: 'strict' });
    const path = `/windows/${windowId}`;
    const { page, context } = await at.open({ name: 'Ana', path, provokes: refused });
    const signedInAt = Date.now();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Looks right');
    await until(signedInAt + (maxAgeSeconds + 1) * 1000);

    await send(page, 'Approve');
    await page.getByText(/asks for a sign-in of the last 1 min/).waitFor();
    await signInAs(context, page, 'Ben');
    await page.getByText(/^ben signed in, but this page belongs to somebody else/i).waitFor();
    await signInAs(context, page, 'Ana');

    await page.getByText('You approved.').first().waitFor();
    expect(await at.stage.window(windowId)).toMatchObject({
      status: 'approved',
      approvals: { votes: [{ approverId: 'ana', reason: 'Looks right', assurance: 'login' }] },
    });
  });
});
