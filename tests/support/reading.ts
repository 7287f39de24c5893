/** What the reader's tests read: own words, in paragraphs and pages; and how they draw over them. */
import type { Page } from 'playwright-core';
import { importStored } from '../../server/documents/import.service.ts';
import { quadsOf } from '../../server/documents/page-text.ts';
import { currentVersion, pageSpans, piecesOf, textBetween } from '../../server/documents/pages.queries.ts';
import type { Context } from '../../server/platform/context.ts';
import { create, operate } from '../../server/platform/operation.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import type { MadeDocument } from './factories.ts';

const first = `Partnership synergy over seven years

Staff who had worked together for years trusted each other. In
the new partnership they shared risks that contracts could not
name. Where history was thin, managers wrote longer agreements
and still hesitated to sign.

Leaders said that “nobody waits to be asked any more”, and that
decisions were taken where the work was done. Commitment grew
with every small promise kept.`;

const second = `The merger cost trust. Évaluation followed slowly, and people
who had left took the memory of the partnership with them.

Two sites kept their joint clinics. There, patients noticed no
change, and clinicians went on calling each other directly.`;

const third = `Conflict was not the end of collaboration. Teams with a shared
purpose argued openly, settled it and trusted each other more
than before; teams without one avoided the subject until the
partnership had no subject left.`;

export const paper: readonly string[] = [first, second, third];

/** A PDF brought in as people do it; quotations are found in its text as it was frozen. */
export async function importedPdf(ctx: Context, scope: Scope, fileName: string, bytes: Uint8Array): Promise<MadeDocument> {
  const outcome = await importStored(ctx, scope, { ...(await ctx.blobs.put(bytes)), fileName });
  if (outcome.status !== 'imported') throw new Error(`${fileName}: ${JSON.stringify(outcome)}`);
  return documentRead(scope, outcome.documentId);
}

/** A document that is there already, with its text and pages. */
export async function documentRead(scope: Scope, documentId: string): Promise<MadeDocument> {
  const version = await currentVersion(scope, documentId);
  if (!version) throw new Error(`document ${documentId} has no text`);
  const spans = await pageSpans(scope, version);
  return {
    document: documentId,
    reference: version.referenceId,
    version: version.versionId,
    text: await textBetween(scope, version.versionId, 0, version.characters),
    pages: spans.map(({ start, end }) => [start, end]),
  };
}

type Spot = readonly [x: number, y: number];

/** Where a quotation begins and ends in the window, over lines or columns, by the stored places of its letters. Its page must be in sight. */
export async function spotsOf(page: Page, scope: Scope, on: MadeDocument, quote: string): Promise<readonly [from: Spot, to: Spot]> {
  const found = new RegExp(quote.replace(/[^\w\s]/g, '\\$&').replaceAll(' ', '\\s+'), 'u').exec(on.text);
  if (!found) throw new Error(`"${quote}" is not in the document`);
  const [start, end] = [found.index, found.index + found[0].length];
  return [await spotOf(page, scope, on, [start, start + 1, 'start']), await spotOf(page, scope, on, [end - 1, end, 'end'])];
}

async function spotOf(
  page: Page,
  scope: Scope,
  on: MadeDocument,
  [from, to, side]: readonly [number, number, 'start' | 'end'],
): Promise<Spot> {
  const at = on.pages.findIndex(([start, end]) => from >= start && from < end);
  const [[first = 0] = []] = [on.pages[at]];
  const [quad] = quadsOf(await piecesOf(scope, on.version, at + 1), from - first, to - first);
  const span = (await pageSpans(scope, { versionId: on.version, firstLabel: '' }))[at];
  const box = await page.locator(`.pdf-page[data-sheet="${at + 1}"]`).boundingBox();
  if (!quad || !span?.box || !box) throw new Error(`nothing stands at ${from}`);
  const [x0, , x1, y1] = span.box;
  const x = side === 'start' ? quad[0][0] + 20 : quad[1][0] - 20;
  const y = (quad[0][1] + quad[3][1]) / 2;
  const scale = box.width / (x1 - x0);
  return [box.x + (x - x0) * scale, box.y + (y1 - y) * scale];
}

/** Draws the mouse over a quotation. */
export async function drawOver(page: Page, scope: Scope, on: MadeDocument, quote: string): Promise<void> {
  const [from, to] = await spotsOf(page, scope, on, quote);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
}

/** A coding as a first mark leaves it, without its passage, role, code and set. */
export const bareCoding = {
  direction: 'not_stated',
  depends_on: '',
  basis: 'stated',
  basis_document_id: null,
  note: '',
  pass: 1,
};

/** Marks many passages in one step, spread evenly over a document, each with a role and every other with a code. */
export async function manyExcerpts(
  ctx: Context,
  scope: Scope,
  on: MadeDocument,
  { count, roles, codes }: { readonly count: number; readonly roles: readonly string[]; readonly codes: readonly string[] },
): Promise<void> {
  const step = Math.floor((on.text.length - 200) / count);
  await operate(ctx, scope, { verb: 'set up' }, async (op) => {
    for (let n = 0; n < count; n++) {
      const [start, end] = [n * step, n * step + 60 + ((n * 37) % 120)];
      const excerpt = await create(op, 'excerpt', {
        document_version_id: on.version,
        kind: 'text',
        ranges: JSON.stringify([[start, end]]),
        start_at: start,
        end_at: end,
        sheet: on.pages.findIndex((page) => start <= page[1]) + 1,
        last_sheet: on.pages.findIndex((page) => end - 1 <= page[1]) + 1,
        quote: on.text.slice(start, end),
        prefix: '',
        suffix: '',
        typed_label: '',
        area: '',
        note: '',
        pass: 1,
        set_id: scope.setId,
        foreign_guid: null,
      });
      await create(op, 'coding', {
        excerpt_id: excerpt,
        role_id: roles[n % roles.length] ?? null,
        code_id: n % 2 ? (codes[n % codes.length] ?? null) : null,
        ...bareCoding,
        set_id: scope.setId,
      });
    }
    return null;
  });
}
