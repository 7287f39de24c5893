/** Moments as the product writes them: day before month, a clock of 24 hours, whatever the browser's own language. */
const language = 'en-GB';

/** Made when it is first needed: to make one takes a browser longer than all that a page's scripts do at their start. */
function lazily(options: Intl.DateTimeFormatOptions): { readonly format: (at: Date) => string } {
  let made: Intl.DateTimeFormat | undefined;
  return { format: (at) => (made ??= new Intl.DateTimeFormat(language, options)).format(at) };
}

export const date = lazily({ day: 'numeric', month: 'short', year: 'numeric' });
export const clock = lazily({ hour: '2-digit', minute: '2-digit' });
const dayOfYear = lazily({ day: 'numeric', month: 'short' });

/** "today, 14:02", "21 Nov, 14:02", "3 May 2025, 14:02". */
export function moment(at: Date, now = new Date()): string {
  const isToday = date.format(at) === date.format(now);
  const day = isToday ? 'today' : at.getFullYear() === now.getFullYear() ? dayOfYear.format(at) : date.format(at);
  return `${day}, ${clock.format(at)}`;
}
