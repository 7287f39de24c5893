/** What the reader needs to open, asked for all at once, before any of it has come. */
import type { ReaderData } from '../../../server/coding/reader-data.ts';
import { paths } from '../../../server/paths.ts';
import { getJson, type Sent } from '../behaviours/post.ts';
import { everyCode, everyExcerpt } from './fetched.ts';
import type { ReaderRoot } from './panes.ts';
import { beginPainting } from './pdf/open-pdf.ts';
import type { Painter } from './pdf/painter.ts';

export interface Asked {
  readonly data: Promise<Sent<ReaderData>>;
  /** Null for the text view. */
  readonly painter: Promise<Painter | null> | null;
  readonly excerpts: ReturnType<typeof everyExcerpt>;
  readonly codes: ReturnType<typeof everyCode>;
}

/** The order is that in which they are needed. */
export function ask(root: ReaderRoot): Asked {
  const { review, document: id, view } = root.dataset;
  const data = getJson<ReaderData>(paths.readerData(review, id));
  const painter = view === 'text' ? null : beginPainting(root);
  return { data, painter, excerpts: everyExcerpt(review, id), codes: everyCode(review) };
}
