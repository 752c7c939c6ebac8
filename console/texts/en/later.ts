import { faults } from './faults';
import { refusals, templateRules, unknownRefusals } from './refusals';

/** What is said only when something is wrong. */
export const later = { faults, refusals, templateRules, unknownRefusals };
