/** The rules that can decide about a request, in the order in which the edge checks them. Only `refuse` refuses. */
export const edgeRules = [
  'no-schedule',
  'status',
  'page-part',
  'nothing-now',
  'reads-pass',
  'detail-missing',
  'exempt',
  'bypass',
  'preflight',
  'refuse',
] as const;

export type EdgeRule = (typeof edgeRules)[number];

/** Those that depend on an interval, as their positions among all of them: the size of the code is limited. */
export const Rule = {
  nothingNow: 3,
  readsPass: 4,
  detailMissing: 5,
  exempt: 6,
  bypass: 7,
  preflight: 8,
  refuse: 9,
} as const;

export type Rule = (typeof Rule)[keyof typeof Rule];
