/** A case: what was studied, often in several papers; its abbreviation becomes a footnote of the tables. */

/** One attribute per line, "name: value"; a line without a colon is a name without a value. */
export function attributesFrom(text: string): Readonly<Record<string, string>> {
  const pairs = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(':');
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
  return Object.fromEntries(pairs.filter(([name]) => name)) as Record<string, string>;
}

/** The inverse of `attributesFrom`. */
export const attributeLines = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value ? `${name}: ${value}` : name))
    .join('\n');
