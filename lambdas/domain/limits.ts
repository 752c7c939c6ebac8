/**
 * Every limit that a user can hit, defined once: the configuration, the API's schemas and the rules read the same
 * number, and docs/limits.md lists it. Pure data, so that `lib` may import it.
 */

/** Least and greatest value, both allowed. */
export type Range = readonly [least: number, most: number];

const day = 86_400;
/** A Standard execution of Step Functions, which waits for the votes, runs for a year at most. */
const month = 31 * day;

/** Each number in the policy of a site, in seconds unless the name says otherwise. */
export const policyRanges = {
  approvalsRequired: [1, 10],
  timeoutSeconds: [60, month],
  leadTimeSeconds: [0, month],
  maximumDurationSeconds: [60, month],
  overrunSeconds: [0, day],
} as const satisfies Record<string, Range>;

/** The same for its rules about emergencies; 0 forbids them. */
export const emergencyRanges = {
  maximumDurationSeconds: [0, day],
  ratifyWithinSeconds: [60, 14 * day],
} as const satisfies Record<string, Range>;

/** How many of something there may be. */
export const counts = {
  hostnamesPerSite: 24,
  exemptionsPerSite: 20,
  cidrsPerSite: 30,
  originsPerSite: 10,
  remindersPerPolicy: 5,
  /** People and groups together. */
  approversPerPolicy: 50,
  pathsPerWindow: 5,
  languagesPerWindow: 10,
  commentsPerWindow: 50,
  /** Undecided, in the head of the site. */
  requestsPerSite: 300,
  proposalsPerSite: 50,
  /**
   * Emergency windows in force at once, and those that wait for ratification: the edge document reserves room for this
   * many.
   */
  emergenciesPerSite: 5,
  people: 1000,
  machines: 1000,
  /** Of one question: the links of all of them are stored in one item. */
  approversMailed: 200,
  principalsPerMember: 10,
  groupsPerPerson: 20,
} as const satisfies Record<string, number>;

/** Numbers in a request. */
export const ranges = {
  reminderSeconds: [60, month],
  /** Less would refuse people who signed in only to do this. */
  signInMaxAgeSeconds: [60, 30 * day],
  /** In place of an end; the policy of the site limits it further. */
  windowMinutes: [1, policyRanges.maximumDurationSeconds[1] / 60],
  emergencyMinutes: [1, emergencyRanges.maximumDurationSeconds[1] / 60],
  /** At most a day: whoever still needs to pass tomorrow can get a new link tomorrow. */
  bypassLinkMinutes: [1, 1440],
  /**
   * The longest wait that blocked clients are told. Up to half a minute of it is random, so it must be longer than
   * that.
   */
  retryAfterMaximumSeconds: [60, day],
  templateUses: [1, 1000],
  weekday: [1, 7],
  /** How many days before its start a window is put at the edge: a setting of the deployment. */
  armedDaysAhead: [1, 31],
} as const satisfies Record<string, Range>;

/**
 * How far ahead a window may end and a template may expire. Schedules and executions can both wait longer than this.
 */
export const daysAhead = 366;

/** Characters of each text that a person writes. */
export const lengths = {
  reason: 500,
  ticket: 100,
  message: 280,
  comment: 500,
  personName: 100,
  templateName: 60,
  siteName: 60,
  contact: 200,
} as const satisfies Record<string, number>;

export const bytes = {
  /** Of the body of a request to the Admin API. */
  requestBody: 16 * 1024,
  /** Of the form on the confirm page. */
  voteForm: 4 * 1024,
  /**
   * Of the items on one page of a listing, as a function sends them: a function's answer is at most 6 MB.
   * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  page: 5_500_000,
  /** Of all people and machines: what every function that reads the directory keeps in memory. */
  directory: 2_000_000,
  /** Of the people and machines that are stored in one item, by a hash of their ids: an item of DynamoDB holds 400 KB. */
  directoryPage: 350_000,
  /** Of the reasons of all votes on one question, which are in the item of its window or proposal; the audit log has every reason. */
  voteReasons: 20_000,
  /** Of the latest changes that people are mailed about, in the same item. */
  notices: 40_000,
  /** Of all windows ahead of one site: again one DynamoDB item. */
  calendar: 350_000,
  /** Of the keys and values of all sites in the KeyValueStore. CloudFront has room for 5 MB. */
  edgeStore: 4_900_000,
  /** Of those that all pages share. */
  edgeStorePages: 100_000,
  /** The part of them that only emergencies may use. */
  edgeStoreReserve: 500_000,
} as const satisfies Record<string, number>;

export const isWithin = (value: number, [least, most]: Range): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
