/** What every calendar of the page has in common. */

const labels = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousDecade: 'Previous ten years',
  nextDecade: 'Next ten years',
};
/** The kit's red for weekends is neither ours nor legible; in change management they are days like others. */
const noneCalledOut: [] = [];

export const calendar = {
  clearable: true,
  clearButtonProps: { 'aria-label': 'Clear' },
  firstDayOfWeek: 1,
  hideOutsideDates: true,
  highlightToday: true,
  weekendDays: noneCalledOut,
  ariaLabels: labels,
} as const;

/** Where days are chosen without a time. */
export const dayPicker = {
  ...calendar,
  valueFormat: 'ddd D MMM YYYY',
  minDate: '1970-01-01',
  maxDate: '2037-12-31',
} as const;
