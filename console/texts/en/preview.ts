/** The maintenance page as visitors will see it. */
export const preview = {
  title: 'The page that visitors get',
  readOnly: (paths: string) =>
    `Only for what is refused: POST, PUT, PATCH and DELETE${paths === '' ? '' : ` on ${paths}`}. Reading shows the site as always.`,
  logoElsewhere: 'The logo of the site is at another address, and is not loaded here.',
  language: 'Language of the visitor',
  screen: 'Screen',
  screens: { phone: 'Phone', desktop: 'Desktop' },
  look: 'Look',
  builtIn:
    'The text and the times are those of this form. Visitors see the times in their own zone. A page of your own, if one is deployed, looks different.',
};
