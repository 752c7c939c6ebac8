import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useTexts } from '../texts/texts-context';

export interface Notice {
  /** A second notice with the same id replaces the first. */
  readonly id: string;
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly text: ReactNode;
  readonly action?: ReactNode;
}

interface Notices {
  readonly shown: readonly Notice[];
  show(notice: Notice): void;
  dismiss(id: string): void;
}

const flashbar = () => import('@cloudscape-design/components/flashbar');
const Flashbar = lazy(flashbar);

const NoticesContext = createContext<Notices | undefined>(undefined);

/** What every page may tell at its top: what was done, and what others did. A screen reader hears it. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('useNotices is used outside of NoticesProvider');
  return notices;
}

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const dismiss = useCallback((id: string) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (notice: Notice) => setShown((all) => [...all.filter((one) => one.id !== notice.id), notice]),
    [],
  );
  const notices = useMemo(() => ({ shown, show, dismiss }), [shown, show, dismiss]);
  return <NoticesContext value={notices}>{children}</NoticesContext>;
}

/** Its code comes after the first page, and before there is something to tell: also that the connection is lost. */
export function NoticesBar() {
  const { shown, dismiss } = useNotices();
  const { app } = useTexts();
  useEffect(() => void flashbar().catch(() => {}), []);
  if (shown.length === 0) return null;
  const items = shown.map(
    ({ id, type, text, action }): FlashbarProps.MessageDefinition => ({
      id,
      type,
      content: text,
      action,
      dismissible: true,
      dismissLabel: app.dismiss,
      onDismiss: () => dismiss(id),
      ariaRole: type === 'error' ? 'alert' : 'status',
    }),
  );
  return (
    <Suspense fallback={null}>
      <Flashbar items={items} i18nStrings={{ ariaLabel: app.notices }} />
    </Suspense>
  );
}
