/** The rules that can decide about a request, in the order in which the edge checks them. Only `refuse` refuses. */
export const edgeRules = [
  'no-schedule',
  'status',
  'nothing-now',
  'reads-pass',
  'detail-missing',
  'exempt',
  'bypass',
  'preflight',
  'refuse',
] as const;

export type EdgeRule = (typeof edgeRules)[number];
