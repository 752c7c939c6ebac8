import { useMe } from '../../sign-in/me';
import { useTexts, useWording } from '../../texts/texts-context';
import { useNow } from './clock';
import { browserZone, formatDuration, formatPeriod, formatTime, type Instant, knownZone } from './time-format';

/** The zone that the person has in the directory; else that of their browser. */
export function useZone(): string {
  return knownZone(useMe().person?.timeZone ?? browserZone());
}

/** An instant in a zone, by default the person's own; pointing at it shows UTC. */
export function Time({ at, zone }: { readonly at: Instant; readonly zone?: string }) {
  const { locale } = useWording();
  const own = useZone();
  return (
    <time className="time" dateTime={at} title={formatTime(at, 'UTC', locale)}>
      {formatTime(at, zone ?? own, locale)}
    </time>
  );
}

interface PeriodProps {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone?: string;
}

/** From one instant to another in a zone, by default the person's own; the date stands once where it is the same. */
export function Period({ startsAt, endsAt, zone }: PeriodProps) {
  const { locale } = useWording();
  const own = useZone();
  return (
    <span title={formatPeriod(startsAt, endsAt, 'UTC', locale)}>
      {formatPeriod(startsAt, endsAt, zone ?? own, locale)}
    </span>
  );
}

/** How long until an instant, or how long ago it was; counts each second during the last hour. */
export function Countdown({ to }: { readonly to: Instant }) {
  const { shared } = useTexts();
  const now = useNow();
  const seconds = Math.round((Date.parse(to) - now) / 1000);
  const duration = formatDuration(Math.abs(seconds), shared);
  // A screen reader would read each second aloud otherwise.
  return (
    <span className="time" role="timer" aria-live="off">
      {seconds === 0 ? shared.now : seconds > 0 ? shared.inTime(duration) : shared.ago(duration)}
    </span>
  );
}
