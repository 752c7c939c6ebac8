/** Words that several forms use. */
export const forms = {
  nothing: 'Nothing has been changed yet.',
  date: 'date',
  time: 'time',
  dateShape: 'YYYY-MM-DD',
  openCalendar: 'Choose a date',
};
