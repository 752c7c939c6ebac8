/** How much of one thing was used: AWS bills by such counts. */
export interface UsageLine {
  /** Signing name of the service, such as `dynamodb`. */
  readonly service: string;
  /** An operation such as `UpdateKeys`, or a unit such as `WriteRequestUnits`. */
  readonly what: string;
  /** Who used it: a role, a function, a table, a route. */
  readonly by: string;
  readonly count: number;
}

/** Counts one use, or as many as `count` says. */
export type CountUsage = (service: string, what: string, by: string, count?: number) => void;

/** For a machine that nobody asked to count. */
export const countNothing: CountUsage = () => {};

/** What a machine used of AWS since it was started or cleared, counted exactly. */
export class Usage {
  private readonly counts = new Map<string, UsageLine>();

  /**
   * @param requestUnits whether the database is asked for the units of each call, which takes it and the machine longer. Default: yes
   */
  constructor(readonly requestUnits = true) {}

  readonly count: CountUsage = (service, what, by, count = 1) => {
    const key = `${service} ${what} ${by}`;
    const before = this.counts.get(key)?.count ?? 0;
    this.counts.set(key, { service, what, by, count: before + count });
  };

  lines(): readonly UsageLine[] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  }

  clear(): void {
    this.counts.clear();
  }
}
