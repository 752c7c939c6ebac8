import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'wouter';
import { countOf, useQuestions } from '../parts/voting/use-questions';
import { useMay, useMe } from '../sign-in/me';
import type { Texts } from '../texts/texts';
import { useTexts } from '../texts/texts-context';
import { type Route, routes } from './routes';

/** Pages that list them ask more often, and the count follows. */
const badgeMilliseconds = 30_000;

export function Navigation() {
  const { app } = useTexts();
  const [path] = useLocation();
  const may = useMay();
  const isApprover = useMe().person?.approver === true;
  const { data } = useQuestions('true', { enabled: isApprover, every: badgeMilliseconds });
  const waiting = data && countOf(data);
  const shown = routes.filter(({ menu }) => isFor(menu?.who, isApprover, may));
  const linksOf = (group: 'work' | 'look') =>
    shown.flatMap((route) =>
      linkOf(route, group, { app, waiting: route.menu?.who === 'approver' ? waiting : undefined }),
    );
  const items = [...linksOf('work'), { type: 'divider' } as const, ...linksOf('look')];
  return <SideNavigation activeHref={activePath(path)} header={{ text: app.navigation, href: '/' }} items={items} />;
}

type Menu = NonNullable<Route['menu']>;

/** What somebody could only look at in vain is left out. */
function isFor(who: Menu['who'], isApprover: boolean, may: ReturnType<typeof useMay>): boolean {
  if (who === 'approver') return isApprover;
  return who === undefined || may(who);
}

interface Shown {
  readonly app: Texts['app'];
  /** How many things wait there for the person. */
  readonly waiting: string | undefined;
}

function linkOf({ path, menu }: Route, group: Menu['group'], { app, waiting }: Shown): SideNavigationProps.Link[] {
  const text = menu?.group === group ? app[menu.text] : undefined;
  if (typeof text !== 'string') return [];
  const info = waiting !== undefined && waiting !== '0' && (
    <span className="waiting-count">
      {waiting}
      <span className="only-read-aloud"> {app.waiting}</span>
    </span>
  );
  return [{ type: 'link', text, href: path, ...(info && { info }) }];
}

/** The entry of the navigation that a page is below; empty for none. */
function activePath(path: string): string {
  const above = routes.filter(({ path: own, menu }) => menu && (path === own || path.startsWith(`${own}/`)));
  return above.at(-1)?.path ?? '';
}
