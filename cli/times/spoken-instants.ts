/** An instant in a sentence of the API, as people read it: `2026-11-27 09:35:18 UTC` for `2026-11-27T09:35:18Z`. */
export const spoken = (sentence: string): string =>
  sentence.replace(
    /\b(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?Z/g,
    (_, day, minute, second = '') => `${day} ${minute}${second === ':00' ? '' : second} UTC`,
  );
