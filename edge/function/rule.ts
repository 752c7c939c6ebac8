/** What decides about a request. By number in the function, where names would take room; by name for people. */
export const ruleNames = [
  'no-schedule',
  'status',
  'nothing-now',
  'reads-pass',
  'detail-missing',
  'void-link',
  'bypass-link',
  'exempt',
  'bypass',
  'preflight',
  'refuse',
] as const;

/** Only `refuse` refuses. */
export type EdgeRule = (typeof ruleNames)[number];

export const STATUS = 1;
export const NOTHING_NOW = 2;
export const READS_PASS = 3;
export const DETAIL_MISSING = 4;
export const VOID_LINK = 5;
export const BYPASS_LINK = 6;
export const EXEMPT = 7;
export const BYPASS = 8;
export const PREFLIGHT = 9;
export const REFUSE = 10;
