import { examples } from './examples/examples';

const heading = '## Examples of bodies\n\n';

/**
 * The page with its list of examples replaced by one of the examples in the OpenAPI document; the rest does not change. @throws Error
 * for a page without the section
 */
export function withExamples(page: string): string {
  const start = page.indexOf(heading);
  if (start < 0) throw new Error('The page has no section Examples of bodies');
  const end = page.indexOf('\n## ', start);
  return `${page.slice(0, start)}${heading}${introduction}${list()}${page.slice(end)}`;
}

const introduction =
  'The OpenAPI document has these, too; each of them was sent to the API and answered with success. POST /approvals takes a form.\n\n';

function list(): string {
  const routes = Object.entries(examples).map(([route, bodies]) => {
    const items = Object.values(bodies).map(({ summary, value }) => `- ${summary}: \`${JSON.stringify(value)}\``);
    return `\`${route}\`\n\n${items.join('\n')}\n`;
  });
  return routes.join('\n');
}
