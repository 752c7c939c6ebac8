/** The forms of a word that a language has for counts; `{n}` becomes the number. */
interface PluralForms {
  readonly one: string;
  readonly other: string;
}

type Plural = (n: number, forms: PluralForms) => string;

const made = new Map<string, Plural>();

/**
 * What a browser needs for it takes long to make, so it is made when something is counted, once per language.
 * @param language BCP 47
 */
export const pluralIn =
  (language: string): Plural =>
  (n, forms) => {
    const plural = made.get(language) ?? makePlural(language);
    made.set(language, plural);
    return plural(n, forms);
  };

function makePlural(language: string): Plural {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (n, { one, other }) => (rules.select(n) === 'one' ? one : other).replaceAll('{n}', numbers.format(n));
}
