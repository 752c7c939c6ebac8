/** News that is true only while what it is about, by its id, is in one of some states. */
export interface Holding {
  readonly holds?: { readonly of: string; readonly in: readonly string[] };
}

/** Whether news is no longer true, now that what it is about is in a state. */
export const isOutdated = ({ holds }: Holding, of: string, state: string): boolean =>
  holds?.of === of && !holds.in.includes(state);
