import type { EpochSeconds } from '../domain/actor';

/** A piece of text. Plain strings are our own words; mails and pages render the other pieces in their own way. */
export type Piece =
  | string
  /** Written by a person, in the language of this tag where that is known. */
  | { readonly written: string; readonly language?: string }
  /** Entered by a person and shown exactly as it is: a path, an origin. */
  | { readonly code: string }
  /** Validated: a hostname, a method. */
  | { readonly id: string }
  | { readonly at: EpochSeconds };

export type Said = readonly Piece[];

/** A labelled statement about a plan, a policy, a template or a question. */
export interface Fact {
  readonly label: string;
  readonly value: Said;
}

/** A fact in which two versions differ; a side that does not have the fact is absent. */
export interface Difference {
  readonly label: string;
  readonly before?: Said;
  readonly after?: Said;
}

export const fact = (label: string, ...value: Said): Fact => ({ label, value });

/** A fact, if there is something to say. */
export const factIf = (label: string, ...value: readonly (Piece | undefined | false)[]): Fact[] => {
  const said = value.filter((piece) => piece !== undefined && piece !== false);
  return said.length === 0 ? [] : [{ label, value: said }];
};

/** `a, b, c` */
export const listed = (items: readonly Said[]): Said =>
  items.flatMap((item, index) => (index === 0 ? item : [', ', ...item]));

export const codes = (texts: readonly string[]): Said => listed(texts.map((code) => [{ code }]));
export const ids = (texts: readonly string[]): Said => listed(texts.map((id) => [{ id }]));

/** The differences, by label, in the order of the labels. */
export function differences(before: readonly Fact[], after: readonly Fact[]): Difference[] {
  const labels = new Set([...before, ...after].map(({ label }) => label));
  return [...labels].flatMap((label): Difference[] => {
    const [was, is] = [factOf(before, label), factOf(after, label)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ label, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}

const factOf = (facts: readonly Fact[], label: string): Said | undefined =>
  facts.find((candidate) => candidate.label === label)?.value;
