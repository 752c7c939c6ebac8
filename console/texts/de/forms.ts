import type { LaterTexts } from '../later-texts';

export const forms: LaterTexts['forms'] = {
  nothing: 'Es ist noch nichts geändert.',
  date: 'Datum',
  time: 'Uhrzeit',
  dateShape: 'JJJJ-MM-TT',
  openCalendar: 'Datum wählen',
};
