import { entryBytes } from '../../../edge/document/encode-capacity';
import { pageEntries } from '../../../edge/document/encode-page';

/** AWS takes 1 KB for a key and its value. Nothing that people write makes these entries longer. */
it('has no entry of the page that the store would not take', () => {
  const tooBig = pageEntries().filter((entry) => entryBytes(entry) > 1000);
  expect(tooBig.map(({ key }) => key)).toEqual([]);
});
