import type { LaterTexts } from '../later-texts';
import { faults } from './faults';
import { refusals, templateRules, unknownRefusals } from './refusals';
import { siteForm } from './site-form';
import { windowForm } from './window-form';

export const later: LaterTexts = { faults, refusals, siteForm, templateRules, unknownRefusals, windowForm };
