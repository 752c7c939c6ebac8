import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { callOn } from '../../edge/function/fixtures';
import { stages } from '../../edge/function/stages';
import { createWorld, refusalOf, requestedWindow } from '../fixtures';
import { breakGlass } from './emergency-fixtures';

const messages = {
  'Russian in two paragraphs': `${'ж'.repeat(138)}\n\n${'ж'.repeat(140)}`,
  'Japanese in two lines': `${'工'.repeat(139)}\n${'事'.repeat(140)}`,
  'quotes and backslashes': `C:\\shop says "no" & <stops>; ${'ü'.repeat(120)}"\\`.padEnd(280, 'ö'),
};

/** Kind: an emergency is refused for its words, though a message of that length is allowed. */
describe.each(Object.entries(messages))('an emergency with the longest message, of %s,', (_, message) => {
  it.each(stages)('fits five times, and is told to clients on $name', async (stage) => {
    const world = await createWorld();
    expect(message).toHaveLength(280);
    for (let n = 0; n < 5; n++) expect((await breakGlass(world, { message })).status).toBe('active');
    const { site } = await edgeSite(world.deps, 'demo');
    const headers = { host: 'demo.example' };
    const [json, html] = await stage.run([
      callOn(site, { headers: { ...headers, accept: 'application/json' } }, world.now),
      callOn(site, { headers: { ...headers, accept: 'text/html' } }, world.now),
    ]);
    expect(JSON.parse(bodyOf(json)).detail).toContain(message.slice(-20).replace(/["\\].*/, ''));
    expect(bodyOf(html)).toContain(message.slice(100, 130).split('\n')[0]);
    expect(bodyOf(html)).not.toContain('<stops>');
  });
});

describe('an emergency with a message that no entry of the edge document holds', () => {
  it.each(stages)('closes the site all the same, with the standard text, on $name', async (stage) => {
    const world = await createWorld();
    const message = '&'.repeat(280);
    for (let n = 0; n < 5; n++) expect((await breakGlass(world, { message })).plan.message).toBe(message);
    const { site } = await edgeSite(world.deps, 'demo');
    const headers = { host: 'demo.example', accept: 'text/html' };
    const [html] = await stage.run([callOn(site, { headers }, world.now)]);
    expect(html?.result).toMatchObject({ statusCode: 503 });
    expect(bodyOf(html)).not.toContain('&amp;&amp;');
  });
});

it('a window that can wait is asked for with a shorter text, so that every client reads what its approvers read', async () => {
  const world = await createWorld();
  const message = messages['Russian in two paragraphs'];
  expect(await refusalOf(requestedWindow(world, { message }))).toBe('edge-capacity');
});

function bodyOf(outcome: Awaited<ReturnType<(typeof stages)[number]['run']>>[number] | undefined): string {
  const result = outcome?.result;
  return result && 'body' in result && typeof result.body === 'string' ? result.body : '';
}
