/** Moments as the product writes them: day before month, a clock of 24 hours, whatever the browser's own language. */
const language = 'en-GB';

export const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
export const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });

/** "today, 14:02", "21 Nov, 14:02", "3 May 2025, 14:02". */
export function moment(at: Date, now = new Date()): string {
  const isToday = date.format(at) === date.format(now);
  const day = isToday ? 'today' : at.getFullYear() === now.getFullYear() ? dayOfYear.format(at) : date.format(at);
  return `${day}, ${clock.format(at)}`;
}
