/** What the page of documents and its parts are given. */
import type { DocumentFilter } from '../../server/documents/document-filter.ts';
import type { DocumentListed, NextDocument } from '../../server/documents/document-list.queries.ts';
import type { UploadShown } from '../../server/documents/uploads.queries.ts';

export interface DocumentsPageProps {
  readonly slug: string;
  readonly canAdd: boolean;
  /** For good: leads only. */
  readonly canRemove: boolean;
  readonly filter: DocumentFilter;
  readonly documents: {
    readonly rows: readonly DocumentListed[];
    readonly total: number;
    readonly offset: number;
    readonly limit: number;
  };
  readonly totals: { readonly all: number; readonly trash: number };
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  readonly uploads: readonly UploadShown[];
  /** Files whose reference somebody has to confirm. */
  readonly matches: number;
  /** Citation label by reference id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly next: NextDocument | null;
  readonly now: string;
  /** Largest file taken, bytes. */
  readonly maxUpload: number;
}
