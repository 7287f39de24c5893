/** How names are compared and sorted, the same on every database (model, Counting 7). */

/** NFKC, lower case, white space folded: two names with one key are one name. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Compares by code point, not by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference) return difference;
  }
  return left.length - right.length;
}

/** "Alphabetically": by code point of the key, ties by id. */
export const alphabetically = <T extends { readonly name: string; readonly id?: string }>(a: T, b: T): number =>
  byCodePoint(nameKey(a.name), nameKey(b.name)) || byCodePoint(a.id ?? '', b.id ?? '');

/** "Smith & Jones: IOC" → "smith-jones-ioc": at most 60 characters, never empty. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 60)
    .replace(/(?<!-)-+$/, '') || 'review';
