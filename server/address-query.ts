/** What stands after the "?" of an address. */

export const part = encodeURIComponent;

/** What an address keeps after its "?", in order; a name may come several times. What is empty or missing is left out. */
export type Kept = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** "?name=value&name=value", or '' when nothing is left. */
export function query(given: Kept): string {
  const pairs = Object.entries(given).flatMap(([name, value]) => valuesOf(value).map((one) => `${part(name)}=${part(one)}`));
  return pairs.length ? `?${pairs.join('&')}` : '';
}

const valuesOf = (value: Kept[string]): readonly string[] =>
  (Array.isArray(value) ? (value as readonly string[]) : [value]).flatMap((one) =>
    one === undefined || one === null || one === '' ? [] : [String(one)],
  );
