import { createWorld } from '../fixtures';
import { recordPublished } from '../published';

const hostnames = ['demo.example'];
const published = (revision: number) => ({ siteId: 'demo', revision, hostnames });
const setAside = (revision: number) => ({ ...published(revision), setAside: 'too-large' }) as const;

/** Kind: a publisher that is late tells the status of a site something that a faster one knows better. */
describe('a publisher that is late', () => {
  it('with an older revision leaves the reason why the later one is not at the edge', async () => {
    const { deps } = await createWorld();
    await recordPublished(deps, published(3));
    await recordPublished(deps, setAside(5));
    const noted = { publishedRevision: 4, setAside: { revision: 5, reason: 'too-large' } };
    expect(await recordPublished(deps, published(4))).toMatchObject(noted);
    expect(await recordPublished(deps, published(5))).not.toHaveProperty('setAside');
  });

  it('never takes the published revision back', async () => {
    const { deps } = await createWorld();
    await recordPublished(deps, published(5));
    await recordPublished(deps, setAside(4));
    expect(await recordPublished(deps, published(4))).toMatchObject({ publishedRevision: 5 });
  });
});
