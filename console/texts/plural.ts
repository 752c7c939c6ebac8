/** The forms of a word that a language has for counts; `{n}` becomes the number. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** @param language BCP 47 */
export function pluralIn(language: string): (n: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (n, { one, other }) => (rules.select(n) === 'one' ? one : other).replaceAll('{n}', numbers.format(n));
}
