/** Highlights that change nothing in the page: selection, finds, the flash of a passage one was sent to. */

const flashTime = 1600;

/** Paints ranges under a name that the styles know; where the browser has no such highlights nothing is painted. */
export function paintHighlight(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

let clearing: ReturnType<typeof setTimeout> | undefined;

export function flashRange(range: Range | null): void {
  if (!range || !('highlights' in CSS)) return;
  const present = CSS.highlights.get('reader-flash') ?? new Highlight();
  present.add(range);
  CSS.highlights.set('reader-flash', present);
  clearTimeout(clearing);
  clearing = setTimeout(() => CSS.highlights.delete('reader-flash'), flashTime);
}
