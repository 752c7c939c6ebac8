/** The first page. */
export const home = {
  title: 'What is closed, and what comes next',
};
