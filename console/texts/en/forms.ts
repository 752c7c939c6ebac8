/** Words that several forms use. */
export const forms = {
  nothing: 'Nothing has been changed yet.',
  date: 'date',
  time: 'time',
  dateShape: 'YYYY-MM-DD',
  openCalendar: 'Choose a date',
  /** Where typing something starts what the form is for. */
  typeAgain: 'Everything is filled in now. Clear this field, and type the id once more.',
};
