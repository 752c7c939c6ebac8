import { de } from '../../../console/texts/de';
import { later as laterDe } from '../../../console/texts/de/later';
import { en } from '../../../console/texts/en';
import { later as laterEn } from '../../../console/texts/en/later';
import { describeConsole } from './describe-console';
import { dialogs } from './dialogs/asked';
import { type Screen, showOn, wrongOn } from './dialogs/judge';
import { type Ids, populateDialogs } from './dialogs/populated';
import { type AllTexts, begin, finish, openAgain, placeAt, withinOf } from './dialogs/scene';
import { states } from './dialogs/shown';
import { troubles } from './dialogs/trouble';

jest.setTimeout(300_000);

const scenes = [...dialogs, ...troubles, ...states];
const people = [...new Set(scenes.map(({ who }) => who))];

/** Each width is seen in each scheme, in one language or the other. */
const languages: readonly { readonly locale: string; readonly texts: AllTexts; readonly screens: readonly Screen[] }[] =
  [
    {
      locale: 'en-GB',
      texts: { ...en, ...laterEn },
      screens: [
        { width: 1440, scheme: 'light' },
        { width: 360, scheme: 'dark' },
      ],
    },
    {
      locale: 'de-DE',
      texts: { ...de, ...laterDe },
      screens: [
        { width: 1440, scheme: 'dark' },
        { width: 360, scheme: 'light' },
      ],
    },
  ];

/** What the scenes bring about: refusals, and no connection. */
const provokes = /Failed to load resource|ERR_INTERNET_DISCONNECTED/;

describeConsole('every dialog of the console, and what shows only for a moment', (at) => {
  let ids: Ids;
  beforeAll(async () => {
    ids = await populateDialogs(at.stage);
  }, 120_000);

  it('are all that a window and a proposal offer', () => {
    const texts = { ...en, ...laterEn };
    const offered = (page: string) =>
      scenes.flatMap(({ path, button }) => (button && path(ids).startsWith(page) ? [button(texts)] : []));
    const { edit: _, ...ofWindow } = en.window.actions;
    expect(offered('/windows/')).toEqual(expect.arrayContaining(Object.values(ofWindow)));
    expect(offered('/proposals/')).toEqual(expect.arrayContaining(Object.values(en.proposals.actions)));
  });

  describe.each(languages)('in $locale', ({ locale, texts, screens }) => {
    it.each(people)('can be read, reached and left by %s', async (name) => {
      const wrong: string[] = [];
      const opened = await at.open({ name, locale, provokes });
      const place = placeAt(opened, { texts, stage: at.stage, ids });
      for (const scene of scenes.filter(({ who }) => who === name)) {
        await opened.page.setViewportSize({ width: 1440, height: 900 });
        wrong.push(...(await begin(scene, place)));
        const shown = { page: opened.page, name: `${scene.name} ${locale}`, within: withinOf(scene) };
        for (const screen of screens) {
          await showOn(screen, shown.page);
          if (scene.opensAnew) await openAgain(scene, place);
          wrong.push(...(await wrongOn(shown, screen)));
        }
        wrong.push(...(await finish(scene, place)));
      }

      expect(wrong).toEqual([]);
    });
  });
});
