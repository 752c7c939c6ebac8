import type { OidcMetadata } from 'oidc-client-ts';
import type { Settings } from './settings';

/** What the console knew when somebody left for the provider. Nothing of it is secret; the page that they come back to need not ask for it again. */
interface Left {
  readonly settings: Settings;
  readonly metadata: Partial<OidcMetadata>;
}

/** In sessionStorage while somebody is at the provider. */
const name = 'quiesce-left';

export const keepLeft = (left: Left): void => window.sessionStorage.setItem(name, JSON.stringify(left));

export const forgetLeft = (): void => window.sessionStorage.removeItem(name);

/** The settings with which this tab went to the provider; undefined in a popup, and where nobody did. */
export const settingsLeft = (): Settings | undefined => read()?.settings;

/** What is known of a provider from the way there. */
export function leftFor(issuer: string): Left | undefined {
  const left = read();
  return left?.metadata.issuer === issuer ? left : undefined;
}

function read(): Left | undefined {
  const kept = window.sessionStorage.getItem(name);
  return kept === null ? undefined : JSON.parse(kept);
}
