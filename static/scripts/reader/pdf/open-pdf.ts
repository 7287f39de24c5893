import type { Opened } from '../opened.ts';
import type { ReaderRoot } from '../panes.ts';
import type { Store } from '../store.ts';
import { openText } from '../text/open-text.ts';

export async function openPdf(root: ReaderRoot, store: Store): Promise<Opened> {
  return openText(root, store);
}
