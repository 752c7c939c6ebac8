import type { components, operations } from './schema';

type Schemas = components['schemas'];

export type Window = Schemas['Window'];
/** A window with how its boundaries were seen from outside. */
export type ShownWindow = Schemas['ShownWindow'];
export type FlipProof = Schemas['FlipProof'];
export type AuditEntry = Schemas['AuditEntry'];
/** How one voting link was used. */
export type LinkAttempt = Schemas['AttemptList']['items'][number];
export type WindowStatus = Window['status'];
export type Site = Schemas['Site'];
export type SiteStatus = Schemas['SiteStatus'];
/** What a list says of a site now. */
export type ListedStatus = Schemas['StatusList']['items'][number];
/** What a site can be in; a newer server may name others. */
export type Mode = SiteStatus['mode'];
export type Proposal = Schemas['Proposal'];
export type Explanation = Schemas['Explanation'];
export type Person = Schemas['Person'];
export type Machine = Schemas['Machine'];
/** A question as the list of open ones shows it. */
export type OpenQuestion = Schemas['QuestionPage']['items'][number];
/** Which windows a list has, and in which order. */
export type WindowsQuery = NonNullable<operations['listWindows']['parameters']['query']>;
