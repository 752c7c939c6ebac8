import { useContext, useEffect, useRef, useState } from 'react';
import { useApi } from '../../api/api-context';
import { ClockContext } from '../../parts/times/clock';
import { ChainExport, fileName } from './chain-export';

interface ExportState {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly entries: number;
  /** The name of the file, once it is saved. */
  readonly file?: string;
  readonly error?: unknown;
}

interface Export {
  readonly now: ExportState;
  /** Begins, or goes on after a failure. */
  readonly start: () => void;
  readonly cancel: () => void;
}

const idle: ExportState = { state: 'idle', entries: 0 };

/** Saves a chain as a file. Leaving the page cancels it. */
export function useExport(siteId: string | undefined): Export {
  const api = useApi();
  const clock = useContext(ClockContext);
  const [now, set] = useState(idle);
  const begun = useRef<ChainExport | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const run = async () => {
    const controller = new AbortController();
    const chain = begun.current ?? new ChainExport(siteId);
    [stop.current, begun.current] = [controller, chain];
    set({ state: 'running', entries: chain.entries });
    try {
      const blob = await chain.run(api, controller.signal, (entries) => set({ state: 'running', entries }));
      const file = fileName(siteId, clock());
      save(blob, file);
      begun.current = undefined;
      set({ state: 'done', entries: chain.entries, file });
    } catch (error) {
      if (!controller.signal.aborted) set({ state: 'failed', entries: chain.entries, error });
    }
  };
  const cancel = () => {
    stop.current?.abort();
    begun.current = undefined;
    set(idle);
  };
  return { now, start: () => void run(), cancel };
}

/** The browser still reads the address of the Blob after the click. */
const readableMilliseconds = 60_000;

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), readableMilliseconds);
}
