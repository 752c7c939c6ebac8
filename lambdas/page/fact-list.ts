import { type Html, html } from './html';

/** One thing that is so: a line of a list, and what two plans are compared by. */
export interface Fact {
  readonly label: string | Html;
  readonly value: Html;
}

export function fact(label: string | Html, value: string | Html): Fact {
  return { label, value: html`${value}` };
}

export function factList(facts: readonly Fact[]): Html {
  return html`<dl>${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

/** What differs, each as it was and as it would be. @returns `undefined` when nothing does */
export function changeList(before: readonly Fact[], after: readonly Fact[]): Html | undefined {
  const labels = new Map([...before, ...after].map(({ label }) => [keyOf(label), label]));
  const changes = [...labels].flatMap(([key, label]) => {
    const [was, is] = [saidOf(before, key), saidOf(after, key)];
    return was?.text === is?.text ? [] : html`<dt>${label}</dt>${side('was', was)}${side('is', is)}`;
  });
  return changes.length === 0 ? undefined : html`<dl class="changes">${changes}</dl>`;
}

function side(which: 'was' | 'is', value: Html | undefined): Html {
  const word = which === 'was' ? 'Before' : 'After';
  return html`<dd class="${which}"><span class="word">${word}</span> ${value ?? 'nothing'}</dd>`;
}

const keyOf = (label: string | Html): string => (typeof label === 'string' ? label : label.text);

const saidOf = (facts: readonly Fact[], label: string): Html | undefined =>
  facts.find((candidate) => keyOf(candidate.label) === label)?.value;

/** `a, b, c`, each as code. */
export function codes(texts: readonly string[]): Html {
  return listed(texts.map((text) => html`<code>${text}</code>`));
}

export function listed(items: readonly Html[]): Html {
  const [first, ...rest] = items;
  return html`${first}${rest.map((item) => html`, ${item}`)}`;
}

/** What a person wrote, in its own direction. */
export const words = (text: string): Html => html`<bdi>${text}</bdi>`;
