/** What changed between two versions of a text, word by word. */

export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many word pairs the middle is shown as replaced whole: a comparison is for reading. */
const mostPairs = 4_000_000;

/** `same` and `removed` joined give the older text, `same` and `added` the newer one. */
export function compareTexts(older: string, newer: string): readonly Stretch[] {
  const [a, b] = [wordsAndSpaces(older), wordsAndSpaces(newer)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return merged([
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]);
}

const wordsAndSpaces = (text: string): readonly string[] => text.match(/\s+|[\p{L}\p{N}\p{M}'’-]+|[^\s\p{L}\p{N}]/gu) ?? [];

const same = (text: string): Stretch => ({ kind: 'same', text });
const removed = (text: string): Stretch => ({ kind: 'removed', text });
const added = (text: string): Stretch => ({ kind: 'added', text });

function middle(a: readonly string[], b: readonly string[]): readonly Stretch[] {
  if (!a.length || !b.length || a.length * b.length > mostPairs) return [...a.map(removed), ...b.map(added)];
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const kind = nextKind(a[i] === b[j], lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    stretches.push({ kind, text: (kind === 'added' ? b[j] : a[i]) ?? '' });
    if (kind !== 'added') i++;
    if (kind !== 'removed') j++;
  }
  return [...stretches, ...a.slice(i).map(removed), ...b.slice(j).map(added)];
}

/** Goes on along the longer common remainder. */
function nextKind(isSame: boolean, withoutOlder = 0, withoutNewer = 0): Stretch['kind'] {
  if (isSame) return 'same';
  return withoutOlder >= withoutNewer ? 'removed' : 'added';
}

/** Length of the longest common subsequence of `a` from i and `b` from j, for each pair. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { kind: Stretch['kind']; text: string }[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last?.kind === stretch.kind) last.text += stretch.text;
    else joined.push({ ...stretch });
  }
  return joined;
}
