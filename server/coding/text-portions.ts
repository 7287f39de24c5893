/** Long pages are read in portions, so that no answer grows with the document. */
import type { Paragraph } from './sentences.ts';

/** Letters per portion: about six printed pages. */
export const portionSize = 16_000;

/** Paragraphs in portions of at most `size` letters; a longer paragraph goes on in the next portion. */
export function portionsOf(paragraphs: readonly Paragraph[], size = portionSize): readonly (readonly Paragraph[])[] {
  const sentences = paragraphs.flatMap((paragraph, of) => paragraph.map((range) => ({ range, of })));
  let filled = 0;
  let portion = 0;
  const parted = Map.groupBy(sentences, ({ range: [start, end] }) => {
    if (filled > 0 && filled + end - start > size) [portion, filled] = [portion + 1, 0];
    filled += end - start;
    return portion;
  });
  if (!parted.size) return [[]];
  return [...parted.values()].map((some) => [...Map.groupBy(some, ({ of }) => of).values()].map((part) => part.map(({ range }) => range)));
}

/** The portion in which a position stands. */
export function portionWith(portions: readonly (readonly Paragraph[])[], position: number): number {
  const at = portions.findIndex((portion) => (portion.at(-1)?.at(-1)?.[1] ?? 0) > position);
  return at < 0 ? Math.max(0, portions.length - 1) : at;
}
