import type { LaterTexts } from '../later';
import { faults } from './faults';
import { refusals, templateRules, unknownRefusals } from './refusals';

export const later: LaterTexts = { faults, refusals, templateRules, unknownRefusals };
