import type { Page } from 'playwright-core';
import { de } from '../../../console/texts/de';
import { later as german } from '../../../console/texts/de/later';
import { en } from '../../../console/texts/en';
import { later as english } from '../../../console/texts/en/later';

/** The catalogues of the console, by the locale of the browser. */
export const catalogues = {
  'en-GB': { texts: en, later: english },
  'de-DE': { texts: de, later: german },
} as const;
type Catalogue = (typeof catalogues)[keyof typeof catalogues];

/** A form that is sent as it is opened. */
export interface EmptyForm {
  readonly name: string;
  readonly who: string;
  /** @param windowId of a window that is active */
  readonly path: (windowId: string) => string;
  /** Comes to the form from its page, and empties what is filled in. */
  readonly prepare?: (page: Page, catalogue: Catalogue) => Promise<void>;
  /** The button that sends it. */
  readonly send: (catalogue: Catalogue) => string;
  /** How many fields are wrong. */
  readonly faults: number;
}

const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
const fill = async (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);

export const emptyForms: readonly EmptyForm[] = [
  {
    name: 'the request of a window',
    who: 'Rita',
    path: () => '/windows/new?siteId=demo',
    send: ({ later }) => later.windowForm.send,
    faults: 2,
  },
  {
    name: 'the proposal of a template',
    who: 'Rita',
    path: () => '/templates/new?siteId=demo',
    send: ({ texts }) => texts.templates.send,
    faults: 3,
  },
  {
    name: 'a comment',
    who: 'Rita',
    path: (windowId) => `/windows/${windowId}`,
    prepare: (page, { texts }) => press(page, texts.window.actions.comment),
    send: ({ texts }) => texts.window.actions.comment,
    faults: 1,
  },
  {
    name: 'an extension',
    who: 'Rita',
    path: (windowId) => `/windows/${windowId}`,
    prepare: async (page, { texts }) => {
      await press(page, texts.window.actions.extend);
      await fill(page, texts.window.minutes, '0');
    },
    send: ({ texts }) => texts.window.actions.extend,
    faults: 1,
  },
  {
    name: 'a question about a request',
    who: 'Rita',
    path: () => '/explain',
    send: ({ texts }) => texts.explain.ask,
    faults: 1,
  },
  {
    name: 'a person',
    who: 'Administrator',
    path: () => '/people/new',
    send: ({ texts }) => texts.people.add,
    faults: 3,
  },
  {
    name: 'a machine',
    who: 'Administrator',
    path: () => '/machines',
    prepare: (page, { texts }) => press(page, texts.machines.add),
    send: ({ texts }) => texts.machines.add,
    faults: 2,
  },
  {
    name: 'a site',
    who: 'Administrator',
    path: () => '/sites/new',
    prepare: (page, { texts }) => fill(page, texts.sites.names['policy.approvalsRequired'], ''),
    send: ({ later }) => later.siteForm.create,
    faults: 3,
  },
];
