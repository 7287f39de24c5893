/** Many passages in one answer: what is as usual is left out, what many share is said once. Shared by server and browser. */
import type { CodingShown } from './excerpt.ts';
import { type Range, spanOf } from './ranges.ts';
import type { ReaderExcerpt } from './reader-data.ts';

type OwnCoding = Omit<CodingShown, 'id' | 'roleId' | 'codeId' | 'codeName' | 'isCodeTrashed'>;
type OwnExcerpt = Omit<ReaderExcerpt, 'id' | 'ranges' | 'sheet' | 'label' | 'quote' | 'author' | 'authorId' | 'codings'>;

/** `role`, `code`: places in the lists of what is shared. */
type SentCoding = readonly [id: string, role: number, code: number, unusual?: Partial<OwnCoding>];

/** `ranges`: start, end, start, end …; `page`, `author`: places in the lists of what is shared. */
type SentExcerpt = readonly [
  id: string,
  ranges: readonly number[],
  page: number,
  author: number,
  quote: string,
  codings: readonly SentCoding[],
  unusual?: Partial<OwnExcerpt>,
];

type Page = Pick<ReaderExcerpt, 'sheet' | 'label'>;
type Author = Pick<ReaderExcerpt, 'author' | 'authorId'>;
type Code = Pick<CodingShown, 'codeId' | 'codeName' | 'isCodeTrashed'>;

export interface SentExcerpts {
  readonly pages: readonly Page[];
  readonly authors: readonly Author[];
  readonly roles: readonly (string | null)[];
  readonly codes: readonly Code[];
  readonly rows: readonly SentExcerpt[];
}

export function packed(excerpts: readonly ReaderExcerpt[]): SentExcerpts {
  const [pages, authors, roles, codes] = [new Shared<Page>(), new Shared<Author>(), new Shared<string | null>(), new Shared<Code>()];
  const rows = excerpts.map(({ id, ranges, sheet, label, quote, author, authorId, codings, ...own }): SentExcerpt => {
    const sent = codings.map(({ id: coding, roleId, codeId, codeName, isCodeTrashed, ...its }): SentCoding => {
      const code = codes.placeOf({ codeId, codeName, isCodeTrashed }, `${codeId}`);
      return [coding, roles.placeOf(roleId, `${roleId}`), code, ...unusual(its, usualCoding(author))];
    });
    const [page, by] = [pages.placeOf({ sheet, label }, `${sheet} ${label}`), authors.placeOf({ author, authorId }, authorId)];
    return [id, ranges.flat(), page, by, quote, sent, ...unusual(own, usualExcerpt({ ranges, sheet }))];
  });
  return { pages: pages.list, authors: authors.list, roles: roles.list, codes: codes.list, rows };
}

/** The inverse of `packed`. */
export function unpacked({ pages, authors, roles, codes, rows }: SentExcerpts): readonly ReaderExcerpt[] {
  return rows.map(([id, positions, page, by, quote, sent, own]): ReaderExcerpt => {
    const [{ sheet, label }, { author, authorId }] = [pages[page] ?? noPage, authors[by] ?? nobody];
    const ranges = pairs(positions);
    const codings = sent.map(([coding, role, code, its]): CodingShown => ({
      ...{ id: coding, roleId: roles[role] ?? null },
      ...(codes[code] ?? noCode),
      ...usualCoding(author),
      ...its,
    }));
    return { id, ranges, sheet, label, quote, author, authorId, codings, ...usualExcerpt({ ranges, sheet }), ...own };
  });
}

const noPage: Page = { sheet: 0, label: '' };
const nobody: Author = { author: '', authorId: '' };
const noCode: Code = { codeId: null, codeName: '', isCodeTrashed: false };

const usualCoding = (author: string): OwnCoding => ({
  ...{ version: 1, direction: 'not_stated', dependsOn: '', basis: 'stated', basisDocumentId: null, note: '' },
  author,
});

function usualExcerpt({ ranges, sheet }: Pick<ReaderExcerpt, 'ranges' | 'sheet'>): OwnExcerpt {
  const [start, end] = spanOf(ranges);
  return {
    ...{ version: 1, kind: 'text', area: null, note: '', pass: 1, cmocs: 0 },
    ...{ start, end, lastSheet: sheet },
  };
}

/** What differs, in a list of its own; an empty list when nothing does. */
function unusual<T extends object>(value: T, usual: NoInfer<T>): readonly [] | readonly [Partial<T>] {
  const names = Object.keys(usual) as (keyof T)[];
  const differing = names.filter((name) => value[name] !== usual[name]);
  return differing.length ? [Object.fromEntries(differing.map((name) => [name, value[name]])) as Partial<T>] : [];
}

const pairs = (positions: readonly number[]): readonly Range[] =>
  Array.from({ length: positions.length / 2 }, (_, at) => [positions[2 * at] ?? 0, positions[2 * at + 1] ?? 0]);

/** Each value once, in the order of its first use. */
class Shared<T> {
  readonly list: T[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: T, key: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push(value) - 1;
  }
}
