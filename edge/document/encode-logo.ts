import { createHash } from 'node:crypto';
import { Apart, detailKey } from './detail';
import type { EdgeEntry, EdgeSite } from './document';
import { inOrder } from './fields';
import { LOGO_HEAD, LogoLine } from './page-keys';

/** Characters of base64 in one entry: with its head and the key of the longest siteId not more than `ENTRY_BYTES`. */
const CHARACTERS = 800;

/** Tells entries of one logo from those of another, so that a logo is never put together from two. */
const DIGEST = 8;

/**
 * The image of a logo that is in the setting itself. Its first entry has a key of its own, and each entry names the next one; none for a logo
 * at an address.
 */
export function logoEntries({ siteId, branding }: Pick<EdgeSite, 'siteId' | 'branding'>): EdgeEntry[] {
  const { type, data } = imageIn(branding?.logo);
  const digest = createHash('sha256').update(`${type} ${data}`).digest('base64url').slice(0, DIGEST);
  const pieces = data.match(new RegExp(`.{1,${CHARACTERS}}`, 'g')) ?? [];
  const keyOf = (index: number) => {
    const first = detailKey(siteId, Apart.logo);
    return index === 0 ? first : `${first}/${digest}${index}`;
  };
  return pieces.map((piece, index) => {
    const next = index + 1 < pieces.length ? keyOf(index + 1) : '';
    const head = inOrder(LogoLine, { type, next }, '').join('\n');
    return { key: keyOf(index), value: `${head}\n`.padEnd(LOGO_HEAD) + piece };
  });
}

function imageIn(logo = '') {
  const [, type = '', data = ''] = /^data:([^;,]+);base64,([A-Za-z0-9+/=]+)$/.exec(logo) ?? [];
  return { type, data };
}
