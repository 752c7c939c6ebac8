/**
 * What the local machine cannot count, because it happens only in the cloud. All are on the dear side, and are of the date
 * of the prices. See docs/decisions/0044-how-cost-is-counted.md.
 */
export const assumed = {
  /** A month. */
  days: 30,
  /** With a thousand windows a month one is nearly always near, and then each run of reconcile looks at the store. */
  storeChecksPerMonth: 2_880,
  /** Seconds that an invocation is billed for besides its calls: an idle system starts cold nearly always. */
  secondsPerInvocation: 0.4,
  /** Seconds that a function waits for one call, as if it made them one after the other. */
  secondsPerCall: 0.01,
  /** Seconds that a function waits for another one. */
  secondsPerInvoke: 0.5,
  /** Every invocation begins a trace; X-Ray records the first of each second. */
  tracesPerInvocation: 1,
  /** START, END and REPORT of an invocation. */
  logBytesPerInvocation: 500,
  /** One line of the access log. */
  logBytesPerApiRequest: 400,
  /** Step Functions logs three events for each state. */
  logBytesPerTransition: 1_500,
  /** SNS asks KMS for a key when a message comes in and when it goes out. */
  kmsRequestsPerPublish: 2,
  /** Lambda polls each queue with five pollers, which wait 20 seconds each, for ever. */
  queuePollsPerSecond: 5 / 20,
  /** Write units of a refused element of a transaction: twice the smallest write. */
  writeUnitsPerRefusedElement: 2,
} as const;
