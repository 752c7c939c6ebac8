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
  useRef,
  useState,
} from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../texts/texts-context';
import { type Holding, isOutdated } from './outdated';

export interface Notice extends Holding {
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
  /** The news goes: the person tries something else. */
  forgetNews(): void;
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
    (notice: Notice) => setShown((all) => [...all.filter((one) => stays(one, notice)), notice]),
    [],
  );
  const forgetNews = useCallback(() => setShown((all) => all.filter((one) => !isNews(one))), []);
  const notices = useMemo(() => ({ shown, show, dismiss, forgetNews }), [shown, show, dismiss, forgetNews]);
  return <NoticesContext value={notices}>{children}</NoticesContext>;
}

/** What was done; it is news until the next such news, or until the person goes on. Anything else stays while it is so. */
const isNews = ({ type }: Notice): boolean => type === 'success' || type === 'info';

const stays = (shown: Notice, added: Notice): boolean => shown.id !== added.id && !(isNews(shown) && isNews(added));

/** The news that was on a page goes with it. What a form tells about itself comes with the page that follows the form. */
function useLeavingNews({ shown, dismiss }: Notices): void {
  const [path] = useLocation();
  const before = useRef({ path, shown });
  useEffect(() => {
    const left = before.current;
    before.current = { path, shown };
    if (left.path === path) return;
    for (const notice of left.shown.filter((one) => isNews(one) && shown.includes(one))) dismiss(notice.id);
  }, [path, shown, dismiss]);
}

/** News that says more than is true of a thing any more goes from its page. @param state undefined while it is loading */
export function useStateOf(of: string, state: string | undefined): void {
  const { shown, dismiss } = useNotices();
  useEffect(() => {
    if (state === undefined) return;
    for (const notice of shown.filter((one) => isOutdated(one, of, state))) dismiss(notice.id);
  }, [of, state, shown, dismiss]);
}

/** Its code comes after the first page, and before there is something to tell: also that the connection is lost. */
export function NoticesBar() {
  const notices = useNotices();
  const { shown, dismiss } = notices;
  const { app } = useTexts();
  useLeavingNews(notices);
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
