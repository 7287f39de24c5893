/** What stands after the "?" of an address. */

export const part = encodeURIComponent;

/** What an address keeps after its "?", in order; a name may come several times. What is empty or missing is left out. */
export type Kept = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** "?name=value&name=value", or '' when nothing is left. A large table has six hundred of them: hence plain loops. */
export function query(given: Kept): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(given))
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (one !== undefined && one !== null && one !== '') pairs.push(`${part(name)}=${part(String(one))}`);
  return pairs.length ? `?${pairs.join('&')}` : '';
}
