import type { CoderMade, Exchanged, Flag, Kept } from './kept.ts';

/** Files and their frozen text, passages marked in them, codes, memos. */
export interface PassageTables {
  document: Kept &
    Exchanged & {
      number: number;
      reference_id: string;
      file_name: string;
      media_type: string;
      sha256: string;
      size: number;
      /** "Sheet 1 is page …": empty when the file's own labels are right. */
      first_label: string;
      position: number;
    };
  document_version: Kept & {
    document_id: string;
    number: number;
    is_current: Flag;
    extractor: string;
    extractor_version: string;
    text_sha256: string;
    /** Code points in the whole text. */
    characters: number;
    pages: number;
    /** JSON: list of sentences. */
    warnings: string;
    /** JSON: `[{"title","sheet","depth"}]`. */
    outline: string;
  };
  /** Frozen: a page's stretch of the document's text, `[start_at, end_at)` in code points. */
  page: {
    document_version_id: string;
    sheet: number;
    review_id: string;
    label: string;
    start_at: number;
    end_at: number;
    /** JSON: `[x0, y0, x1, y1]`, 1/100 pt, PDF user space; empty for text files. */
    box: string;
    rotation: number;
    text: string;
  };
  /** Frozen: the positioned pieces of a page, see documents/page-text.ts. */
  page_layout: { document_version_id: string; sheet: number; pieces: string };
  page_search: { text: string; document_version_id: string; sheet: number; review_id: string; rowid: number };
  /** The reference that a file seems to belong to: `confidence` in per cent; open · accepted · refused. */
  file_match: Kept & { document_id: string; reference_id: string; how: string; confidence: number; state: string };
  reading: Kept & { document_id: string; pass: number; started_at: string; finished_at: string | null };
  upload: {
    id: string;
    review_id: string;
    account_id: string;
    batch: string;
    position: number;
    file_name: string;
    size: number;
    sha256: string | null;
    /** expected · arrived · working · imported · duplicate · refused */
    state: string;
    document_id: string | null;
    reference_id: string | null;
    reason: string | null;
    warnings: string;
    made_at: string;
    changed_at: string;
    seen_at: string | null;
  };
  code: Kept &
    Exchanged & {
      name: string;
      name_key: string;
      /** JSON: list of names that also find this code. */
      aliases: string;
      parent_id: string | null;
      definition: string;
      /** JSON: ids of the review's mechanism types. */
      mechanism_types: string;
      mechanism_words: string;
      level: string;
      merged_into_id: string | null;
      merged_inverse: Flag;
    };
  excerpt: CoderMade &
    Exchanged & {
      document_version_id: string;
      /** text · area · typed */
      kind: string;
      /** JSON: `[[start, end], …]` in code points of the document's text, in order, end exclusive. */
      ranges: string;
      start_at: number;
      end_at: number;
      sheet: number;
      last_sheet: number;
      quote: string;
      prefix: string;
      suffix: string;
      typed_label: string;
      /** JSON: `[x0, y0, x1, y1]` for an area. */
      area: string;
      note: string;
      pass: number;
    };
  coding: CoderMade &
    Exchanged & {
      excerpt_id: string;
      role_id: string | null;
      code_id: string | null;
      direction: string;
      depends_on: string;
      basis: string;
      basis_document_id: string | null;
      note: string;
      pass: number;
    };
  memo: Kept & Exchanged & { object: string; object_id: string; text: string };
}
