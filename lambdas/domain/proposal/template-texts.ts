import { isWithin, lengths } from '../limits';
import { malformedField } from '../refusal';
import { languagesOf } from '../site/visitor-rules';
import type { Plan } from '../window/window';
import type { TemplateTexts } from './proposal';

/** In canonical form: tags in lower case. @throws Refusal `malformed` */
export function templateTextsOf({ maximumLength, languages }: TemplateTexts): TemplateTexts {
  if (!isWithin(maximumLength, [0, lengths.message])) {
    throw malformedField('texts.maximumLength', `must be a whole number from 0 to ${lengths.message}`);
  }
  return { maximumLength, ...(languages && { languages: languagesOf(languages) }) };
}

/** Why the template does not allow a plan's texts, or undefined. */
export function textObjection(
  { maximumLength, languages }: TemplateTexts,
  { message, messages = {} }: Plan,
): string | undefined {
  const texts = [...(message === undefined ? [] : [message]), ...Object.values(messages)];
  if (maximumLength === 0 && texts.length > 0) return 'The template allows no texts for visitors.';
  if (texts.some((text) => text.length > maximumLength)) {
    return `The template allows texts of at most ${maximumLength} characters.`;
  }
  const foreign = Object.keys(messages).filter((tag) => languages && !languages.includes(tag));
  return foreign.length === 0 ? undefined : `The template allows no texts in ${foreign.join(', ')}.`;
}
