import type { Page, Request, Route } from 'playwright-core';
import { eventually } from '../harness';
import { describeConsole } from './describe-console';
import { type KeptForm, keptForms } from './kept-forms';

jest.setTimeout(180_000);

const anyCall = /\/api\/v1\//;

/** The Idempotency-Keys of the changes that a page sends, and of those of them that got no answer. A change of a person needs none. */
function changesOf(page: Page) {
  const sent: string[] = [];
  const failed: string[] = [];
  const noteIn = (keys: string[]) => (request: Request) => {
    if (anyCall.test(request.url()) && request.method() !== 'GET')
      keys.push(request.headers()['idempotency-key'] ?? 'none');
  };
  page.on('request', noteIn(sent));
  page.on('requestfailed', noteIn(failed));
  const untilFailed = (count: number) =>
    eventually(
      async () => failed.length,
      (length) => length === count,
    );
  return { sent, untilFailed };
}

/** Lets a change arrive, but not its answer. */
async function loseAnswer(route: Route): Promise<void> {
  if (route.request().method() !== 'GET') await route.fetch();
  await route.abort('connectionreset').catch(() => undefined);
}

/** A dialog was opened on purpose, but a page says why it is not empty. */
const saysSo = (page: Page) => page.getByText('You typed this earlier').waitFor();

describeConsole('a lost connection in the console', (at) => {
  let windowId: string;
  beforeAll(async () => {
    ({ windowId } = await at.stage.requestWindow({ inSeconds: 90_000 }));
  });

  const fieldOf = (page: Page, label: string) => page.getByLabel(label, { exact: true }).last();

  async function valuesOf(page: Page, { typed }: KeptForm) {
    const labels = Object.keys(typed);
    const values = await Promise.all(labels.map((label) => fieldOf(page, label).inputValue()));
    return Object.fromEntries(labels.map((label, index) => [label, values[index]]));
  }

  it.each(keptForms)('loses nothing of $name, and makes it once', async (form) => {
    await form.prepare?.(at.stage);
    const { page, context, hands } = await at.open({
      name: form.who,
      path: form.path(windowId),
      provokes: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/,
    });
    const { sent, untilFailed } = changesOf(page);
    // A reload asks whether to leave a form that is not sent.
    page.on('dialog', (dialog) => void dialog.accept());
    const offline = page.getByText('No connection', { exact: true });
    await form.open?.(page);
    for (const [label, text] of Object.entries(form.typed)) await fieldOf(page, label).fill(text);

    await context.setOffline(true);
    await form.send(page, hands);
    await untilFailed(1);
    await offline.last().waitFor();
    expect(await valuesOf(page, form)).toEqual(form.typed);
    await context.setOffline(false);

    await page.route(anyCall, loseAnswer);
    await form.send(page, hands);
    // The page still says that there is no connection: only the request tells that this try is over, too.
    await untilFailed(2);
    await offline.last().waitFor();
    await page.unroute(anyCall, loseAnswer);
    // Lists are read from an index, which is behind for a moment.
    await eventually(
      () => form.made(at.stage, windowId),
      (made) => made === 1,
    );

    await page.reload();
    await page.locator('[data-page-title]').waitFor();
    await (form.open ?? saysSo)(page);
    expect(await valuesOf(page, form)).toEqual(form.typed);
    await form.send(page, hands);
    await page.getByText(form.done).first().waitFor();

    expect(await form.made(at.stage, windowId)).toBe(1);
    expect([sent.length, new Set(sent).size]).toEqual([3, 1]);
  });

  it('leaves no form that cannot be begun anew', async () => {
    const { page } = await at.open({ name: 'Rita', path: '/windows/new' });
    await fieldOf(page, 'Reason').fill('Not this time');
    await page.getByRole('link', { name: 'Windows', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('link', { name: 'Request a window' }).click();
    await saysSo(page);
    expect(await fieldOf(page, 'Reason').inputValue()).toBe('Not this time');

    await page.getByRole('button', { name: 'Start over' }).click();

    expect(await fieldOf(page, 'Reason').inputValue()).toBe('');
    await page.getByRole('link', { name: 'Windows', exact: true }).click();
    await page.getByRole('heading', { name: 'Windows', level: 1 }).waitFor();
  });
});
