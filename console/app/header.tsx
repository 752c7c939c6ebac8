import type { ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { actorName } from '../parts/directory/actor-name';
import { shortened } from '../parts/words/shortened';
import { useMe } from '../sign-in/me';
import { languages } from '../texts/texts';
import { useTexts } from '../texts/texts-context';
import { languageOf, type Preferences } from './preferences';

interface ConsoleHeaderProps {
  readonly preferences: Preferences;
  readonly onChange: (preferences: Preferences) => void;
  readonly onSignOut: () => void;
}

/** More of a name than this would leave no room for the menu on a phone. */
const mostCharacters = 40;

/** The bar at the top: the product, the person, and what they can set. */
export function ConsoleHeader({ preferences, onChange, onSignOut }: ConsoleHeaderProps) {
  const { app } = useTexts();
  const { person, roles = [], principal, name } = useMe();
  const actions: Readonly<Record<string, () => void>> = {
    'sign-out': onSignOut,
    ...Object.fromEntries(looks.map((look) => [look, () => onChange({ ...preferences, look })])),
    ...Object.fromEntries(languages.map((language) => [language, () => onChange({ ...preferences, language })])),
    comfortable: () => onChange({ ...preferences, compact: false }),
    compact: () => onChange({ ...preferences, compact: true }),
  };
  return (
    <TopNavigation
      identity={{ href: '/', title: app.product }}
      utilities={[
        {
          type: 'menu-dropdown',
          text: shortened(person?.name ?? name ?? actorName({ principal }, new Map(), app.product), mostCharacters),
          description: person ? app.roles(roles.join(', ')) : app.unknownPerson,
          iconName: 'user-profile',
          items: useMenu(preferences),
          onItemClick: ({ detail }) => actions[detail.id]?.(),
        },
      ]}
    />
  );
}

const looks = ['system', 'light', 'dark'] as const;

function useMenu(preferences: Preferences): ButtonDropdownProps.Items {
  const { app } = useTexts();
  const choice = (id: string, text: string, checked: boolean) => ({ id, text, itemType: 'checkbox', checked }) as const;
  const language = languageOf(preferences);
  return [
    { id: 'looks', text: app.look, items: looks.map((look) => choice(look, app[look], look === preferences.look)) },
    {
      id: 'densities',
      text: app.density,
      items: [
        choice('comfortable', app.comfortable, !preferences.compact),
        choice('compact', app.compact, preferences.compact),
      ],
    },
    {
      id: 'languages',
      text: app.language,
      items: [choice('en', app.english, language === 'en'), choice('de', app.german, language === 'de')],
    },
    { id: 'sign-out', text: app.signOut },
  ];
}
