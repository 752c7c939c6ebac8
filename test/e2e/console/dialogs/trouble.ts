import type { Place, Scene } from './scene';

/** What dialogs say when something comes between. */
export const troubles: readonly Scene[] = [
  {
    name: 'lost race',
    who: 'Ana',
    path: () => '/windows',
    act: async ({ at, stage, texts: { window, shared }, button, field, dialog }) => {
      const reason = `Race of ${Date.now()}`;
      const { windowId } = await stage.requestWindow({ inSeconds: 300_000, more: { reason } });
      await at.page.getByRole('link', { name: reason }).click();
      await button(window.actions.reject).click();
      await field(window.reasonOptional).fill('Not on Black Friday');
      await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, { reason: 'Never mind' });
      await dialog.getByText(shared.meanwhile.happened).first().waitFor();
    },
  },
  {
    name: 'answered meanwhile',
    who: 'Ana',
    path: () => '/approvals',
    act: async ({ stage, texts: { approvals, shared, window }, button, dialog }) => {
      const reason = `Race of ${Date.now()}`;
      const { windowId } = await stage.requestWindow({ inSeconds: 300_000, more: { reason } });
      await button(approvals.actionOn(window.actions.approve, reason)).click();
      await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, { reason: 'Never mind' });
      await dialog.getByText(shared.meanwhile.over).first().waitFor();
    },
  },
  {
    name: 'no connection',
    who: 'Ana',
    path: ({ openId }) => `/windows/${openId}`,
    button: ({ window }) => window.actions.comment,
    act: async (place) => {
      await place.at.context.setOffline(true);
      await comment(place, 'Typed in a tunnel');
      await place.dialog.getByText(place.texts.shared.noConnection).first().waitFor();
    },
    end: ({ at }) => at.context.setOffline(false),
  },
  {
    name: 'sign-in ended',
    who: 'Ana',
    path: ({ openId }) => `/windows/${openId}`,
    button: ({ window }) => window.actions.comment,
    act: async (place) => {
      await refuse(place);
      await comment(place, 'Typed before');
      await place.dialog.getByText(place.texts.signIn.ended).first().waitFor();
    },
    end: ({ at }) => at.page.unroute('**/comments'),
  },
  {
    name: 'popup blocked',
    who: 'Ana',
    path: ({ openId }) => `/windows/${openId}`,
    button: ({ window }) => window.actions.comment,
    act: async (place) => {
      await refuse(place);
      await comment(place, 'Typed before');
      await place.at.page.evaluate('window.openAsBefore = window.open; window.open = () => null');
      await place.button(place.texts.signIn.again, place.dialog).click();
      await place.dialog
        .getByText(place.texts.signIn.blocked(new URL(place.at.page.url()).host))
        .first()
        .waitFor();
    },
    end: async ({ at }) => {
      await at.page.evaluate('window.open = window.openAsBefore');
      await at.page.unroute('**/comments');
    },
  },
  {
    name: 'leave this page',
    who: 'Rita',
    path: () => '/windows/new?siteId=demo',
    act: async ({ at, texts: { shared }, field, dialog }) => {
      await field(shared.reason).fill('Half typed');
      await at.page.getByRole('link', { name: shared.cancel, exact: true }).click();
      await dialog.waitFor();
    },
    end: async ({ at, texts: { shared, app }, button, dialog }) => {
      await at.page.getByRole('link', { name: shared.cancel, exact: true }).click();
      await button(app.leave, dialog).click();
      await at.page.waitForURL('**/windows');
    },
  },
];

const refuse = ({ at }: Place) =>
  at.page.route('**/comments', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));

async function comment({ texts: { window }, button, field, dialog }: Place, text: string): Promise<void> {
  await field(window.comment).fill(text);
  await button(window.actions.comment, dialog).click();
}
