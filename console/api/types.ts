import type { components } from './schema';

type Schemas = components['schemas'];

export type Window = Schemas['Window'];
export type WindowStatus = Window['status'];
export type Site = Schemas['Site'];
export type SiteStatus = Schemas['SiteStatus'];
/** What a site can be in; a newer server may name others. */
export type Mode = SiteStatus['mode'];
export type Proposal = Schemas['Proposal'];
