import { pageStyle, previewPage } from '../../../../edge/preview';
import type { Site } from '../../../api/types';
import { type Form, modeOf, pathsIn } from '../form';
import { timesOf } from '../judge';

/** A page as a document without a script, and its style: the console allows neither inside of a document. */
export interface VisitorPage {
  readonly html: string;
  readonly css: string;
}

/** A logo elsewhere is not asked for: the console asks nobody but its own origin. */
export const isLogoElsewhere = ({ branding: { logo } }: Site): boolean =>
  logo !== undefined && !logo.startsWith('data:');

/**
 * What visitors get when a quarter of the typed window has passed.
 * @param language of the visitor's browser, BCP 47
 * @param now epoch milliseconds, where no time is typed yet
 */
export function visitorPage(typed: Form, site: Site, language: string, now: number): VisitorPage {
  const { logo, ...branding } = site.branding;
  const { start, end } = timesOf(typed, site.timeZone);
  const startsAt = start.kind === 'instant' ? seconds(Date.parse(start.at)) : seconds(now);
  const endsAt = start.kind === 'instant' && end !== undefined ? seconds(Date.parse(end)) : startsAt + 1800;
  const page = previewPage({
    siteId: site.siteId,
    mode: modeOf(typed),
    startsAt,
    endsAt,
    paths: pathsIn(typed.paths).filter((path) => path.startsWith('/')),
    ...(typed.message.trim() !== '' && { message: typed.message }),
    messages: Object.fromEntries(Object.entries(typed.messages).filter(([, text]) => text.trim() !== '')),
    branding: isLogoElsewhere(site) || logo === undefined ? branding : { ...branding, logo },
    language,
    now: startsAt + (endsAt - startsAt) / 4,
  });
  const own = [...page.matchAll(inlineStyle)].map(([, css]) => css);
  const html = page.replace(inlineStyle, '').replace(/<script.*?<\/script>|<link[^>]*>/gs, '');
  return { html, css: [pageStyle, ...own].join('') };
}

const inlineStyle = /<style>(.*?)<\/style>/gs;

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
