import { createContext, useContext, useEffect, useState } from 'react';

/** Epoch milliseconds. */
export type Clock = () => number;

export const ClockContext = createContext<Clock>(Date.now);

/** The time, again each second while the page is visible. @returns epoch milliseconds */
export function useNow(everyMilliseconds = 1_000): number {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && setNow(clock()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [clock, everyMilliseconds]);
  return now;
}
