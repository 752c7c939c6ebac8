/** What scripts can rely on; docs/cli.md explains them. */
export const exitCodes = {
  done: 0,
  /** The API refused, or something failed. */
  failed: 1,
  /** The command line is wrong, or a value in it that the API calls malformed. */
  usage: 2,
  /** There is no such window, site, proposal, person or machine. */
  notFound: 3,
  /** There are no credentials, or they may not do this. */
  notAllowed: 4,
  /** The request that the command waited for was rejected, expired or cancelled. */
  notApproved: 5,
  timedOut: 6,
  /** The window that a command was to run in covers less than was asked for, or has another plan. */
  coversLess: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
