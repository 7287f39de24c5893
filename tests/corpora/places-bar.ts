/** The bar of highlights: they lie on the words they quote, and quote what lies there. */
import { textBetween } from '../../server/documents/pages.queries.ts';
import { quadsOf } from '../../server/documents/page-text.ts';
import { paths } from '../../server/paths.ts';
import { seeded } from '../bench/large-review.ts';
import { type Box, coverage, lineBox } from './covered.ts';
import { isRightToLeft } from './runs.ts';
import type { Serving } from './serving.ts';
import type { Sheet, Word } from './sheets.ts';
import type { Verdicts } from './verdicts.ts';

interface Seen {
  readonly where: string;
  readonly covered: number;
}

const ranges = 200;
const longest = 14;

export async function checkPlaces(at: Serving, all: readonly Sheet[], say: Verdicts): Promise<void> {
  const sheets = all.filter((sheet) => sheet.theirs.size > 0);
  const random = seeded(20261122);
  const seen: Seen[] = [];
  let words = 0;
  for (let n = 0; n < ranges; n++) {
    const sheet = sheets[Math.floor(random() * sheets.length)];
    if (!sheet) break;
    const first = Math.floor(random() * sheet.words.length);
    const chosen = sheet.words.slice(first, first + 1 + Math.floor(random() * longest));
    const straight = chosen.filter((word) => isStraight(sheet, word));
    words += straight.length;
    seen.push(...compared(sheet, chosen, straight));
    await checkQuote(at, sheet, chosen, say);
  }
  report(seen, words, say);
}

/** Vertical and right-to-left text is compared with its glyphs' origins instead. */
const isStraight = ({ runs }: Sheet, { text, start, end }: Word): boolean =>
  !isRightToLeft(text) && !runs.some((run) => run.isVertical && run.start < end && start < run.end);

/** The words of a range that poppler has between the same neighbours, too, where the line runs along an edge of the page. */
function compared({ name, page, pieces, theirs }: Sheet, chosen: readonly Word[], words: readonly Word[]): readonly Seen[] {
  const [from, to] = [chosen[0]?.start ?? 0, chosen.at(-1)?.end ?? 0];
  const marked = quadsOf(pieces, from, to).map((quad) => lineBox(page, quad));
  return words.flatMap(({ text, start, end, context }): readonly Seen[] => {
    const [own, ...more] = quadsOf(pieces, start, end).map((quad) => lineBox(page, quad));
    const word = theirs.get(context);
    if (!own?.runs || more.length || !word) return [];
    const boxes = marked.filter((box) => box.runs === own.runs);
    return [{ where: `${name} “${text}” ${shown(own)} (poppler: ${shown(word)})`, covered: coverage(word, own, boxes, own.runs) }];
  });
}

const shown = ({ x0, y0, x1, y1 }: Box): string => [x0, y0, x1, y1].map((n) => n.toFixed(1)).join(' ');

/** Marks the passage as the reader does; what is stored must be what stands there. */
async function checkQuote(at: Serving, { name, version, page }: Sheet, chosen: readonly Word[], say: Verdicts): Promise<void> {
  const [start, end] = [page.start + (chosen[0]?.start ?? 0), page.start + (chosen.at(-1)?.end ?? 0)];
  const there = await textBetween(at.scope, version.versionId, start, end);
  const body = new URLSearchParams({ kind: 'text', ranges: JSON.stringify([[start, end]]), quote: there });
  const answer = await at.send(paths.excerpts(at.slug, version.documentId), { method: 'POST', body });
  const row = await at.ctx.db.read
    .selectFrom('excerpt')
    .select(['quote', 'start_at', 'end_at'])
    .where('document_version_id', '=', version.versionId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const isSame = answer.status < 400 && row?.start_at === start && row.end_at === end && row.quote === there;
  say.check(`${name}, positions ${start}–${end}: the quote is what stands there`, isSame, `${answer.status}`);
}

function report(seen: readonly Seen[], words: number, say: Verdicts): void {
  const share = seen.filter(({ covered }) => covered >= 0.9).length / seen.length;
  const bad = seen.filter(({ covered }) => covered < 0.6);
  say.note(
    `${ranges} ranges, ${words} words, ${seen.length} compared with poppler's: ${(100 * share).toFixed(2)}% covered by at least 0.9`,
  );
  say.check('more than half of the words can be compared', seen.length >= words * 0.5, `${seen.length} of ${words}`);
  say.check('95% of words are covered by at least 0.9', share >= 0.95, share.toFixed(3));
  for (const { where, covered } of bad) say.check(`${where} is covered by at least 0.6`, false, covered.toFixed(2));
  say.check('no word is covered by less than 0.6', bad.length === 0);
}
