/** The table of passages: in pieces for files, a window of it for the page. */
import { setImmediate } from 'node:timers/promises';
import { paths } from '../paths.ts';
import { namesOf, rolesOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { citationsOf } from './citations.queries.ts';
import { codesKept } from './counted.queries.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import {
  codingsOn,
  pageLabels,
  passageCounts,
  type PassageFilter,
  type PassageKept,
  passagesIn,
  type TextKept,
  textsInOrder,
} from './passages.queries.ts';
import { type PassageNames, passageRows } from './passage-rows.ts';
import type { ReferencesAsked } from './references-asked.ts';
import type { TableRow } from './table.ts';

/** Passages that a table takes, and what their rows need to be written. */
export interface PassageSource {
  /** Texts in order, with the number of passages that each holds. */
  readonly texts: readonly (TextKept & { readonly passages: number })[];
  readonly total: number;
  /** Passages that the filter lets through in documents that a standing decision excludes. */
  readonly leftOut: number;
  readonly filter: PassageFilter;
  readonly names: Omit<PassageNames, 'fileName' | 'reference' | 'labelOf'>;
  readonly citation: (referenceId: string) => string;
}

export interface PassagesAsked {
  readonly filter: PassageFilter;
  readonly takes: ReferencesAsked;
  /** Where the server is reached, for links out of files; empty: links without a host. */
  readonly baseUrl: string;
}

export async function passageSource(scope: Scope, { filter, takes, baseUrl }: PassagesAsked): Promise<PassageSource> {
  const [texts, found, excluded, citation, roles, codes, coders] = await Promise.all([
    textsInOrder(scope),
    passageCounts(scope, filter),
    standingExclusions(scope),
    citationsOf(scope),
    rolesOf(scope),
    codesKept(scope),
    namesOf(scope),
  ]);
  const roleNames = new Map(roles.map((role) => [role.id, role.name]));
  const codeNames = new Map(codes.map((code) => [code.id, code.name]));
  const asked = texts
    .filter((text) => takes(text.referenceId))
    .map((text) => ({ ...text, passages: found.get(text.versionId) ?? 0 }))
    .filter((text) => text.passages > 0);
  const counted = asked.filter((text) => !excluded.has(text.referenceId));
  const sum = (of: typeof asked): number => of.reduce((total, text) => total + text.passages, 0);
  return {
    texts: counted,
    total: sum(counted),
    leftOut: sum(asked) - sum(counted),
    filter,
    citation,
    names: {
      role: (id) => roleNames.get(id) ?? '',
      code: (id) => codeNames.get(id) ?? '',
      coder: (id) => coders.get(id) ?? '',
      link: (id) => baseUrl + paths.excerpt(scope.slug, id),
    },
  };
}

const atOnce = 500;

/** Every row, some hundred passages at a time, so that a table costs few statements; others are served between two pieces. */
export async function* passagePieces(scope: Scope, source: PassageSource): AsyncGenerator<readonly TableRow[]> {
  for (const { texts, passages } of readTogether(source.texts)) {
    const ids = texts.map((text) => text.versionId);
    for (let offset = 0; offset < passages; offset += atOnce) {
      yield await rowsOf(scope, source, texts, await passagesIn(scope, ids, source.filter, { offset, limit: atOnce }));
      await setImmediate();
    }
  }
}

/** Neighbouring texts whose passages are read at once; one that holds more stands alone. */
function* readTogether<T extends { readonly passages: number }>(
  texts: readonly T[],
): Generator<{ readonly texts: readonly T[]; readonly passages: number }> {
  let together: T[] = [];
  let passages = 0;
  for (const text of texts) {
    if (together.length && passages + text.passages > atOnce) {
      yield { texts: together, passages };
      together = [];
      passages = 0;
    }
    together.push(text);
    passages += text.passages;
  }
  if (together.length) yield { texts: together, passages };
}

/** The rows of passages `offset` to `offset + limit` of all. */
export async function passageWindow(
  scope: Scope,
  source: PassageSource,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  let from = 0;
  for (const text of source.texts) {
    const skip = Math.max(0, offset - from);
    const take = Math.min(offset + limit, from + text.passages) - Math.max(offset, from);
    from += text.passages;
    if (take <= 0) continue;
    const passages = await passagesIn(scope, [text.versionId], source.filter, { offset: skip, limit: take });
    rows.push(...(await rowsOf(scope, source, [text], passages)));
  }
  return rows;
}

/** The rows of passages, by text in the order given, then by place. */
async function rowsOf(
  scope: Scope,
  source: PassageSource,
  texts: readonly TextKept[],
  passages: readonly PassageKept[],
): Promise<readonly TableRow[]> {
  const [codings, labels] = await Promise.all([
    codingsOn(
      scope,
      passages.map((passage) => passage.id),
    ),
    pageLabels(
      scope,
      texts.map((text) => text.versionId),
    ),
  ]);
  const byText = Map.groupBy(passages, (passage) => passage.versionId);
  return texts.flatMap((text) => {
    const names: PassageNames = {
      ...source.names,
      fileName: text.fileName,
      reference: source.citation(text.referenceId),
      labelOf: (sheet) => labels(text, sheet),
    };
    return (byText.get(text.versionId) ?? []).flatMap((passage) => passageRows(passage, codings.get(passage.id) ?? [], names));
  });
}
