/** What the reader needs to open, asked for all at once, before any of it has come: by the page's first script, or else by its last. */
import type { ReaderData } from '../../../server/coding/reader-data.ts';
import { paths } from '../../../server/paths.ts';
import { getJson, type Sent } from '../behaviours/post.ts';
import type { Beginning } from './beginning.ts';
import { everyCode, everyExcerpt } from './fetched.ts';
import { beginPainting } from './pdf/begin-painting.ts';
import type { Painter } from './pdf/painter.ts';

export interface Asked {
  readonly data: Promise<Sent<ReaderData>>;
  /** Null for the text view. */
  readonly painter: Promise<Painter | null> | null;
  readonly excerpts: ReturnType<typeof everyExcerpt>;
  readonly codes: ReturnType<typeof everyCode>;
}

/** Where the first script, which is no module, leaves it for the last. */
const place = globalThis as { readerAsked?: Asked };

/** Asks the first time it is called. */
export const ask = (): Asked => (place.readerAsked ??= asking(document.getElementById('reader-begins')?.dataset as unknown as Beginning));

/** The order is that in which they are needed. */
function asking(beginning: Beginning): Asked {
  const { review, document: id, view } = beginning;
  const painter = view === 'text' ? null : beginPainting(beginning);
  const data = getJson<ReaderData>(paths.readerData(review, id));
  return { data, painter, excerpts: everyExcerpt(review, id), codes: everyCode(review) };
}
