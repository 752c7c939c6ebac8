import { faults } from './faults';
import { forms } from './forms';
import { missing } from './missing';
import { instead, refusals, templateRules, unknownRefusals } from './refusals';
import { siteForm } from './site-form';
import { windowForm } from './window-form';

/** What is said only when something is wrong. */
export const later = {
  faults,
  forms,
  instead,
  missing,
  refusals,
  siteForm,
  templateRules,
  unknownRefusals,
  windowForm,
};
