/** Numbers of stages done elsewhere, entered by hand; and the flow as a file. */
import { Readable } from 'node:stream';
import type { Context } from '../../platform/context.ts';
import { Refused } from '../../platform/errors.ts';
import { change, create, liveRow, operate, trash } from '../../platform/operation.ts';
import { slugOf } from '../../reviews/name-key.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import { zipped } from '../archive.adapter.ts';
import { csvLine } from '../delimited.ts';
import { type Format, formats, formatsShown, isFormat } from '../formats.ts';
import { type Exported, tableFile } from '../table-file.adapter.ts';
import { flowOf as flowOfTable } from '../table.ts';
import { noLinks } from './box-words.ts';
import type { Numbered } from './entered.ts';
import { enteredNumbers } from './facts.queries.ts';
import { flowDocx } from './flow-docx.ts';
import { reviewFlow } from './flow.queries.ts';
import { flowScene } from './flow-scene.ts';
import { flowTable } from './flow-table.ts';
import { png } from './png.adapter.ts';
import { prismaRows } from './prisma-csv.ts';
import { svg } from './svg.ts';
import type { Flow } from './flow.ts';

export interface Entering {
  /** Null: of the whole review. */
  readonly phaseId: string | null;
  readonly note: string;
  /** By box; an empty list lets the records say it again. */
  readonly numbers: ReadonlyMap<string, readonly Numbered[]>;
}

/** Brings the numbers entered for a phase, or for the whole review, to exactly these. Returns how many boxes were changed. */
export async function enterNumbers(ctx: Context, scope: Scope, { phaseId, note, numbers }: Entering): Promise<number> {
  return operate(ctx, scope, { verb: 'enter numbers of the document flow' }, async (op) => {
    if (phaseId) await liveRow(op, 'phase', phaseId);
    const all = await enteredNumbers({ db: op.tx, reviewId: op.reviewId });
    const known = new Map(all.filter((one) => one.phaseId === phaseId).map((one) => [one.box, one]));
    let changed = 0;
    for (const [box, given] of numbers) {
      const before = known.get(box);
      const own = { numbers: JSON.stringify(given), note };
      if (before && !given.length) await trash(op, 'flow_number', before.id);
      else if (before) await change(op, 'flow_number', { id: before.id }, own);
      else if (given.length) await create(op, 'flow_number', { phase_id: phaseId, box, ...own });
      else continue;
      changed += 1;
    }
    return changed;
  });
}

/** Formats that only a drawing has. */
const drawings: Readonly<Record<string, string>> = { svg: 'image/svg+xml', png: 'image/png' };

/** The flow as a file. CSV is the PRISMA2020 R package's; the other table formats hold one row per box. */
export async function exportFlow(ctx: Context, scope: Scope, format: string): Promise<Exported> {
  const mediaType = drawings[format] ?? (isFormat(format) ? formatsShown[format].mediaType : null);
  if (!mediaType)
    throw new Refused(`There is no format “${format}” for the flow. There are: ${[...Object.keys(drawings), ...formats].join(', ')}.`);
  const moment = ctx.db.snapshot();
  const flow = await reviewFlow({ ...scope, db: moment.db }).finally(() => moment.close());
  return {
    fileName: `${slugOf(scope.title)}-flow.${format}`,
    mediaType,
    content: await contentOf(flow, scope.title, format),
    scopeSentence: 'Scope: standing decisions of every phase.',
  };
}

async function contentOf(flow: Flow, title: string, format: string): Promise<Readable> {
  switch (format) {
    case 'svg':
      return Readable.from([Buffer.from(svg(flowScene(flow, title, () => noLinks)))]);
    case 'png': {
      const drawn = await png(flowScene(flow, title, () => noLinks));
      if (!drawn) throw new Refused('This server can’t draw PNG: take the SVG, which every word processor opens.');
      return Readable.from([drawn]);
    }
    case 'docx':
      return zipped(flowDocx(flow, title));
    case 'csv':
      return Readable.from([Buffer.from(prismaRows(flow).map(csvLine).join(''))]);
    default:
      return tableFile(flowOfTable(flowTable(flow, title)), format as Format);
  }
}
