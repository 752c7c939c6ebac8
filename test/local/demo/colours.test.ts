import { readFileSync } from 'node:fs';
import { contrastOf } from '../../../edge/page/contrast';

const css = readFileSync('local/demo/browser/page.css', 'utf8');
/** The shop's colours by name: light, and dark where that says otherwise. */
const colours = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})\b/g)].map(([, name = '', value = '']) => [name, value]),
  );
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const schemes = { light: colours(light), dark: { ...colours(light), ...colours(dark.split('\n}\n')[0] ?? '') } };

const channelsOf = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** `color-mix(in srgb, tone 12%, paper)` */
function mixed(tone: string, paper: string): string {
  const behind = channelsOf(paper);
  const channels = channelsOf(tone).map((channel, at) => Math.round(channel * 0.12 + (behind[at] ?? 0) * 0.88));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

describe.each(Object.entries(schemes))('the demo shop, %s', (_, { paper = '', ...tones }) => {
  it.each(['open', 'ahead', 'closed', 'soft'])('says in a legible colour what the edge does: %s', (name) => {
    const tone = tones[name] ?? '';
    expect(css).toContain('color-mix(in srgb, var(--tone) 12%, var(--paper))');
    expect(contrastOf(tone, mixed(tone, paper))).toBeGreaterThanOrEqual(4.5);
  });
});
