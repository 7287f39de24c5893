/** What the reader needs to open, asked for all at once, before any of it has come. */
import type { ReaderData } from '../../../server/coding/reader-data.ts';
import { paths } from '../../../server/paths.ts';
import { getJson, type Sent } from '../behaviours/post.ts';
import { everyCode, everyExcerpt } from './fetched.ts';
import type { Opened } from './opened.ts';
import type { ReaderRoot } from './panes.ts';
import { askForFile } from './pdf/coming.ts';
import type { Store } from './store.ts';

export interface Asked {
  readonly data: Promise<Sent<ReaderData>>;
  /** Null for the text view. */
  readonly pdf: Promise<((store: Store) => Opened) | null>;
  readonly excerpts: ReturnType<typeof everyExcerpt>;
  readonly codes: ReturnType<typeof everyCode>;
}

/** The order is that in which they are needed. */
export function ask(root: ReaderRoot): Asked {
  const { review, document: id, view } = root.dataset;
  const data = getJson<ReaderData>(paths.readerData(review, id));
  const pdf = view === 'text' ? Promise.resolve(null) : pdfOpener(root);
  return { data, pdf, excerpts: everyExcerpt(review, id), codes: everyCode(review) };
}

async function pdfOpener(root: ReaderRoot): Promise<(store: Store) => Opened> {
  const coming = askForFile(root);
  const { beginPainting, openPdf } = await import('./pdf/open-pdf.ts');
  const painter = beginPainting(root, coming);
  return (store) => openPdf(root, store, painter);
}
