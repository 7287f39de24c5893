/** Text and stored pieces of pages, fetched once each. */
import type { ReaderData } from '../../../../server/coding/reader-data.ts';
import { lettersOf } from '../../../../server/documents/code-points.ts';
import { piecesFrom, type StoredPiece } from '../../../../server/documents/page-text.ts';
import { paths } from '../../../../server/paths.ts';
import { getJson } from '../../behaviours/post.ts';
import type { PageLayer } from './mark-shapes.ts';
import type { PageFrame } from './page-frame.ts';

export class PageLayers {
  readonly #address: (sheet: number) => string;
  readonly #pages: ReaderData['pages'];
  readonly #frames: readonly PageFrame[];
  readonly #here = new Map<number, PageLayer>();
  readonly #coming = new Map<number, Promise<void>>();

  constructor(of: { review: string; document: string; pages: ReaderData['pages']; frames: readonly PageFrame[] }) {
    this.#address = (sheet) => paths.pageLayer(of.review, of.document, sheet);
    this.#pages = of.pages;
    this.#frames = of.frames;
  }

  at(sheet: number): PageLayer | undefined {
    return this.#here.get(sheet);
  }

  load(sheet: number): Promise<void> {
    const known = this.#coming.get(sheet);
    if (known) return known;
    const coming = this.#fetch(sheet);
    this.#coming.set(sheet, coming);
    return coming;
  }

  async #fetch(sheet: number): Promise<void> {
    const page = this.#pages[sheet - 1];
    const frame = this.#frames[sheet - 1];
    if (!page || !frame) return;
    const answer = await getJson<{ readonly text: string; readonly pieces: readonly StoredPiece[] }>(this.#address(sheet));
    if (!answer.ok) {
      this.#coming.delete(sheet);
      return;
    }
    const { text, pieces } = answer.value;
    this.#here.set(sheet, { page, frame, text, letters: lettersOf(text), pieces: piecesFrom(pieces) });
  }
}
