import AppLayout from '@cloudscape-design/components/app-layout';
import Spinner from '@cloudscape-design/components/spinner';
import { Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import HomePage from '../pages/home/page';
import { NoticesBar } from '../parts/notices';
import { loadLaterTexts } from '../texts/later';
import { useTexts, useWording } from '../texts/texts-context';
import { useConnectionNotices } from './connection';
import { keepFocus } from './kept-focus';
import { followLinks } from './links';
import { Navigation } from './navigation';
import { NotFound } from './not-found';
import { PageBoundary } from './page-boundary';
import { routes } from './routes';

/** Below it the navigation would cover the page. */
const wide = window.matchMedia('(min-width: 901px)');

/** Open beside the page and closed above it, unless the person has decided otherwise on a screen of this kind. */
function useNavigationOpen(): readonly [boolean, (isOpen: boolean) => void] {
  const isWide = useSyncExternalStore(onWide, () => wide.matches);
  const [isOpen, setOpen] = useState({ wide: true, narrow: false });
  const kind = isWide ? 'wide' : 'narrow';
  return [isOpen[kind], (chosen) => setOpen({ ...isOpen, [kind]: chosen })];
}

function onWide(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** How long after the start they are loaded: it must not wait for them. */
const LATER_MS = 3_000;

/** The texts of forms and refusals are here before the connection is lost, so that a dialog can be opened then. */
function useLaterTextsSoon(): void {
  const { language } = useWording();
  useEffect(() => {
    const timer = setTimeout(() => loadLaterTexts(language).catch(() => undefined), LATER_MS);
    return () => clearTimeout(timer);
  }, [language]);
}

/** The layout around every page, and the page that the address names. */
export function Shell() {
  const { app } = useTexts();
  const [path, navigate] = useLocation();
  useEffect(() => followLinks(navigate), [navigate]);
  useFocusOnNewPage(path);
  useConnectionNotices();
  useEffect(mendToolbar, []);
  useEffect(keepFocus, []);
  useLaterTextsSoon();
  const [isOpen, setOpen] = useNavigationOpen();
  const pages = (
    <Switch>
      {routes.map(({ path: pattern, page = HomePage }) => (
        <Route key={pattern} path={pattern} component={page} />
      ))}
      <Route component={NotFound} />
    </Switch>
  );
  return (
    <AppLayout
      headerSelector="#console-header"
      toolsHide
      navigationWidth={230}
      navigationOpen={isOpen}
      onNavigationChange={({ detail }) => setOpen(detail.open)}
      navigation={<Navigation />}
      notifications={<NoticesBar />}
      stickyNotifications
      ariaLabels={{
        navigation: app.navigation,
        navigationToggle: app.openNavigation,
        navigationClose: app.closeNavigation,
        notifications: app.notices,
      }}
      content={
        <PageBoundary key={path}>
          <Suspense fallback={<Spinner size="large" />}>{pages}</Suspense>
        </PageBoundary>
      }
    />
  );
}

/**
 * On phones Cloudscape gives its toolbar, a navigation, an orientation, which only widgets may have. The toolbar comes
 * and goes as a phone is turned.
 *
 * @returns what stops it
 */
function mendToolbar(): () => void {
  const mend = () => {
    for (const toolbar of document.querySelectorAll('nav[aria-orientation]'))
      toolbar.removeAttribute('aria-orientation');
  };
  mend();
  const observer = new MutationObserver(mend);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['aria-orientation'] });
  return () => observer.disconnect();
}

/** A screen reader reads the heading of the page that a link led to, as it would read a document that was loaded. */
function useFocusOnNewPage(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    return whenTitled((title) => title.focus({ preventScroll: true }));
  }, [path]);
}

/** The code of the page may still be loading. @returns what stops waiting */
function whenTitled(act: (title: HTMLElement) => void): () => void {
  const find = () => document.querySelector<HTMLElement>('[data-page-title]');
  const observer = new MutationObserver(() => tryNow());
  const tryNow = () => {
    const title = find();
    if (!title) return;
    observer.disconnect();
    act(title);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  tryNow();
  return () => observer.disconnect();
}
