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
