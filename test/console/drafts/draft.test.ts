import { createElement, useState } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { useDraft, useEdit } from '../../../console/parts/drafts/draft';
import { forgetDrafts, keepDraft, keptDraft } from '../../../console/parts/drafts/kept-drafts';

/** What a tab keeps. */
class Tab {
  readonly kept: Record<string, string> = {};
  readonly getItem = (name: string): string | null => this.kept[name] ?? null;
  readonly setItem = (name: string, value: string): void => {
    this.kept[name] = value;
  };
  readonly removeItem = (name: string): void => {
    delete this.kept[name];
  };
}

let tab: Tab;
const own = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
beforeEach(() => {
  tab = new Tab();
  Object.defineProperty(globalThis, 'sessionStorage', { value: tab, configurable: true });
});
afterAll(() => {
  if (own) Object.defineProperty(globalThis, 'sessionStorage', own);
  else Reflect.deleteProperty(globalThis, 'sessionStorage');
});

/** What a hook gives a form that is opened. */
function opened<T>(use: () => T): T {
  const seen: T[] = [];
  renderToStaticMarkup(createElement(() => void seen.push(use())));
  const last = seen.at(-1);
  if (last === undefined) throw new Error('the form was not drawn');
  return last;
}

interface Form {
  readonly name: string;
  readonly approver: boolean;
}

const began: Form = { name: 'Cara', approver: true };
const draft = { base: began, typed: { ...began, name: 'Cara Smith' } };

describe('a draft of a change', () => {
  const edit = (now: Form, key = 'person cara') => opened(() => useEdit(key, now));

  it('comes back with what it began from, and says what others changed since', () => {
    keepDraft(tab, 'person cara', draft);
    expect(edit(began)).toMatchObject({ ...draft, meanwhile: [], restored: { isRestored: true } });
    expect(edit({ name: 'Cara', approver: false })).toMatchObject({ ...draft, meanwhile: ['approver'] });
  });

  it('of a form that had fewer fields has the present values in the others', () => {
    const fewer = { base: { name: 'Cara' }, typed: { name: 'Cara Smith' } };
    keepDraft(tab, 'person cara', fewer);
    expect(edit(began)).toMatchObject({ ...draft, meanwhile: [] });
  });

  it('is that of the address only: other people begin from what there is now', () => {
    keepDraft(tab, 'person cara', draft);
    const now = { name: 'Ben', approver: false };
    expect(edit(now, 'person ben')).toMatchObject({ base: now, typed: now, restored: { isRestored: false } });
  });
});

describe('a draft of something new', () => {
  it('comes back, with the present values in what nobody typed in', () => {
    keepDraft(tab, 'person new', draft);
    const [typed, , , { isRestored }] = opened(() => useDraft<Form>('person new', { name: '', approver: false }));
    expect([typed, isRestored]).toEqual([{ name: 'Cara Smith', approver: false }, true]);
  });

  it('may be a single text', () => {
    keepDraft(tab, 'reject W', { base: '', typed: 'No backup' });
    expect(opened(() => useDraft('reject W', ''))[0]).toBe('No backup');
  });
});

describe('a form that becomes one about something else', () => {
  const initial: Form = { name: '', approver: true };
  /** The address names another site than at first. */
  const moved = () =>
    opened(() => {
      const [site, setSite] = useState('harbour');
      const [typed] = useDraft(`emergency ${site}`, initial);
      if (site === 'harbour') setSite('island');
      return typed;
    });

  it('takes what is typed along', () => {
    keepDraft(tab, 'emergency harbour', { base: initial, typed: { ...initial, name: 'Orders are lost' } });
    keepDraft(tab, 'emergency island', { base: initial, typed: { ...initial, name: 'Longer ago' } });
    expect(moved().name).toBe('Orders are lost');
  });

  it('shows what was typed about that, when nothing is typed', () => {
    keepDraft(tab, 'emergency island', { base: initial, typed: { ...initial, name: 'Longer ago' } });
    expect(moved().name).toBe('Longer ago');
  });
});

describe('what a tab keeps', () => {
  it('is not read when it does not say what it began from, as drafts of former versions', () => {
    tab.setItem('quiesce-draft person cara', JSON.stringify(draft.typed));
    expect(opened(() => useEdit('person cara', began)).typed).toEqual(began);
  });

  it('is nothing in a browser that refuses, or that kept something else', () => {
    const refuse = () => {
      throw new Error('QuotaExceededError');
    };
    keepDraft({ ...tab, setItem: refuse }, 'person cara', draft);
    expect(keptDraft(tab, 'person cara')).toBeUndefined();
    expect(keptDraft({ ...tab, getItem: () => '{"base"' }, 'person cara')).toBeUndefined();
    expect(keptDraft({ ...tab, getItem: () => '"text"' }, 'person cara')).toBeUndefined();
  });

  it('is forgotten when somebody signs out, also what former versions kept', () => {
    const names = ['quiesce-draft person cara', 'quiesce-draft-of person ben', 'other'];
    const store = Object.assign(Object.fromEntries(names.map((name) => [name, '{}'])), {
      removeItem: (name: string) => void Reflect.deleteProperty(store, name),
    });
    Object.defineProperty(globalThis, 'sessionStorage', { value: store, configurable: true });
    forgetDrafts();
    expect(names.filter((name) => name in store)).toEqual(['other']);
  });
});
