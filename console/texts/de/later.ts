import type { LaterTexts } from '../later-texts';
import { faults } from './faults';
import { missing } from './missing';
import { instead, refusals, templateRules, unknownRefusals } from './refusals';
import { siteForm } from './site-form';
import { windowForm } from './window-form';

export const later: LaterTexts = {
  faults,
  instead,
  missing,
  refusals,
  siteForm,
  templateRules,
  unknownRefusals,
  windowForm,
};
