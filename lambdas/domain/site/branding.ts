import { brokenRule, type Form, forms, oneLine, visible } from '../forms';
import { lengths } from '../limits';
import { malformedField } from '../refusal';

/**
 * How a site looks to people: visitors of its maintenance page, approvers, readers of mails. Like the bypass, it is not part
 * of plans: always the site's current one.
 */
export interface Branding {
  /** Plain text; the siteId stands for a site without a name. */
  readonly name?: string;
  /** `data:image/png;base64,…`, or an https address that visitors' browsers load. */
  readonly logo?: string;
  /** `#rrggbb`, in lower case. */
  readonly accentColor?: string;
}

/** What a request says of it. */
export interface BrandingSettings {
  readonly name?: string | undefined;
  readonly logo?: string | undefined;
  readonly accentColor?: string | undefined;
}

/** A branding in canonical form; undefined when it says nothing. @throws Refusal `malformed` */
export function brandingOf({ name, logo, accentColor }: BrandingSettings): Branding | undefined {
  const branding = {
    ...(name !== undefined && { name: checked('name', nameForm, name.trim()) }),
    ...(logo !== undefined && { logo: checked('logo', forms.logo, logo) }),
    ...(accentColor !== undefined && { accentColor: checked('accentColor', forms.color, accentColor).toLowerCase() }),
  };
  return Object.keys(branding).length > 0 ? branding : undefined;
}

const nameForm: Form = {
  maximumLength: lengths.siteName,
  rules: [[/\S/, 'must not be empty'], oneLine, visible],
};

function checked(member: keyof Branding, form: Form, text: string): string {
  const rule = brokenRule(form, text);
  if (rule === undefined) return text;
  throw malformedField(`branding.${member}`, rule);
}

/** What people call a site. */
export const siteName = (site: { readonly siteId: string; readonly branding?: Branding }): string =>
  site.branding?.name ?? site.siteId;
