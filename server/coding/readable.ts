/**
 * A quotation as people print it: on one line, words that the page broke at a line's end whole again. What is kept is the text as
 * it stands in the document; this is how it is shown.
 */
import { oneLine } from '../reviews/one-line.ts';

/** First parts that keep their hyphen: "non-" + "analytical", "evidence-" + "based". Others were broken by the printer. */
const kept = new Set(
  'non self well evidence decision problem patient person team peer high low long cost time work policy theory user client'.split(' '),
);

export const readable = (quote: string): string => oneLine(isBroken.test(quote) ? mended(quote) : quote);

/** Looked for first: asking every letter of a text whether a word begins there takes ten times as long. */
const isBroken = /[-\u00ad\u2010]\n/;

const mended = (quote: string): string =>
  quote.replace(/(?<!\p{L})(\p{L}{1,40})[-\u00ad\u2010]\n(\p{Ll}+)/gu, (_, first: string, rest: string) =>
    kept.has(first.toLowerCase()) && rest.length > 3 ? `${first}-${rest}` : `${first}${rest}`,
  );
