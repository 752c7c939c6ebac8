import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'wouter';
import type { Texts } from '../texts/texts';
import { useTexts } from '../texts/texts-context';
import { type Route, routes } from './routes';

export function Navigation() {
  const { app } = useTexts();
  const [path] = useLocation();
  const linksOf = (group: 'work' | 'look') => routes.flatMap((route) => linkOf(route, group, app));
  const look = linksOf('look');
  const items = [...linksOf('work'), ...(look.length > 0 ? [{ type: 'divider' } as const, ...look] : [])];
  return <SideNavigation activeHref={activePath(path)} header={{ text: app.navigation, href: '/' }} items={items} />;
}

function linkOf({ path, menu }: Route, group: 'work' | 'look', app: Texts['app']): SideNavigationProps.Link[] {
  const text = menu?.group === group ? app[menu.text] : undefined;
  return typeof text === 'string' ? [{ type: 'link', text, href: path }] : [];
}

/** The entry of the navigation that a page is below. */
function activePath(path: string): string {
  const above = routes.filter(({ path: own, menu }) => menu && (path === own || path.startsWith(`${own}/`)));
  return above.at(-1)?.path ?? '/';
}
