/** How names are compared and sorted, the same on every database (model, Counting 7). */

/** Most names: nothing to normalize, no space to fold. Telling takes a tenth of the time of doing it. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/** NFKC, lower case, white space folded: two names with one key are one name. */
export const nameKey = (name: string): string =>
  name === '' || isPlain.test(name) ? name.toLowerCase() : name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Compares by code point, not by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return placeOf(left) - placeOf(right);
  }
  return a.length - b.length;
}

/** Code points of two units stand behind all those of one, some of which have higher numbers than the halves of a pair. */
const placeOf = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

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
