import { readFileSync } from 'node:fs';

/** What a configuration file lists to be created, in the words of the Admin API. */
export interface Demo {
  readonly sites: readonly { readonly siteId: string }[];
  readonly people: readonly { readonly personId: string; readonly email: string }[];
}

/** Reads the sites and people of a configuration that the app has already accepted. */
export function readDemo(file: string): Demo {
  const { sites = [], people = [] } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Demo>;
  return { sites, people };
}
