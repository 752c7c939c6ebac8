/** Asks the person before a page is left. @param leave leaves it */
export type LeaveGuard = (leave: () => void) => void;

let guard: LeaveGuard | undefined;

/** What stands between a link and the page it leads to. One form at a time has something to lose. */
export const leaving = {
  /** Leaves at once where nothing is lost. */
  ask(leave: () => void): void {
    if (guard) guard(leave);
    else leave();
  },
  /** @returns what takes the guard away */
  guard(own: LeaveGuard): () => void {
    guard = own;
    return () => {
      if (guard === own) guard = undefined;
    };
  },
};
