import { useEffect, useMemo, useState } from 'react';
import type { Window } from '../../api/types';
import { type HistoryEvent, historyOf } from '../history/history-of';
import { useAudit } from '../history/use-audit';
import type { Asked } from './send-answer';

interface NewEvents {
  readonly events: readonly HistoryEvent[];
  /** They are known from now on. */
  readonly read: () => void;
}

/** What happened to what is asked about since it was first shown. */
export function useNewEvents({ siteId, id }: Asked, comments: Window['comments']): NewEvents {
  const entries = useAudit(siteId, id);
  const events = useMemo(() => historyOf({ comments }, entries ?? [], []), [entries, comments]);
  const [known, setKnown] = useState<readonly string[] | undefined>(undefined);
  const read = () => setKnown(events.map(({ key }) => key));
  useEffect(() => {
    if (entries && !known) setKnown(events.map(({ key }) => key));
  }, [entries, events, known]);
  return { events: known ? events.filter(({ key }) => !known.includes(key)) : [], read };
}
