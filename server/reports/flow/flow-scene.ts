/** The diagram: phases one below the other, databases at the left, other methods at the right, what leaves beside each. */
import { armTitles, type ReviewBox } from './box.ts';
import { countLine, footnotes, holds, type Link, type Paragraph, partLines } from './box-words.ts';
import type { Flow, PhaseFlow } from './flow.ts';
import { isUsed, type Row, rowsOf, type Side } from './phase-rows.ts';
import type { DrawnBox, DrawnLine, Fill, Scene } from './scene.ts';
import { textWidth, wrapped } from './text-width.ts';

const size = 10.5;
const leading = 13.5;
const padding = 7;
const step = 9;
const total = 760;
const band = 20;
const gapBelow = 20;
const lane = 14;

interface Columns {
  readonly main: Readonly<Record<Side, readonly [x: number, width: number]>>;
  readonly out: Readonly<Record<Side, readonly [x: number, width: number]>>;
  readonly sides: readonly Side[];
}

/** Two boxes for each column that is used; one column alone is wider. */
function columnsFor(phases: readonly PhaseFlow[]): Columns {
  const used = (['databases', 'other'] as const).filter((side) => phases.some((phase) => isUsed(phase, side)));
  const sides: readonly Side[] = used.length ? used : ['databases'];
  const left = band + lane + 10;
  const room = total - left;
  const isBoth = sides.length === 2 || phases.some((phase) => holds(phase.counts.brought) || holds(phase.counts.purposive));
  const each = isBoth ? (room - 26) / 2 : room;
  const main = Math.round((each - 20) * (isBoth ? 0.52 : 0.5));
  const at = (n: number) => left + n * (each + 26);
  const placeOf = (side: Side) => at(sides.length === 2 && side === 'other' ? 1 : 0);
  const place = (side: Side) => [placeOf(side), main] as const;
  const beside = (side: Side) => [placeOf(side) + main + 20, each - main - 20] as const;
  return {
    main: { databases: place('databases'), other: place('other') },
    out: { databases: beside('databases'), other: beside('other') },
    sides,
  };
}

/** Draws a flow. `link` says where numbers lead. */
export function flowScene(flow: Flow, title: string, link: (phase: string | null) => Link): Scene {
  const drawing = new Drawing(columnsFor(flow.phases));
  const [only] = flow.phases.length === 1 ? flow.phases : [];
  const whole = reviewLines(flow, link(null));
  if (only) drawing.phase(only, link(only.phase.id), whole);
  else {
    for (const phase of flow.phases) drawing.phase(phase, link(phase.phase.id), null);
    drawing.review(whole);
  }
  drawing.notes(footnotes(flow));
  return { ...drawing.done(), title: `Document flow: ${title}`, description: describe(flow) };
}

function reviewLines({ review }: Flow, link: Link): readonly Paragraph[] {
  const hasPrevious = holds(review.previous_studies) || holds(review.previous_reports);
  const boxes: readonly ReviewBox[] = [
    ...(hasPrevious ? (['previous_studies', 'previous_reports'] as const) : []),
    'new_studies',
    'new_reports',
    ...(hasPrevious ? (['total_studies', 'total_reports'] as const) : []),
  ];
  return boxes.map((box) => countLine(box, review[box], link));
}

function describe(flow: Flow): string {
  const phases = flow.phases.map(({ phase, counts }) => `${phase.name}: ${counts.included.n} included.`);
  return [...phases, `Reports of new included studies: ${flow.review.new_reports.n}.`, 'The table gives every number.'].join(' ');
}

class Drawing {
  readonly #columns: Columns;
  readonly #boxes: DrawnBox[] = [];
  readonly #lines: DrawnLine[] = [];
  /** The middles of what each phase included: they lead to the last box. */
  readonly #ends: number[] = [];
  #y = 1;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** `whole`: the lines of the review's last box, where this phase is the only one and ends in it. */
  phase(phase: PhaseFlow, link: Link, whole: readonly Paragraph[] | null): void {
    if (!whole) this.#across(phase.phase.name, 'strong');
    this.#titles(phase);
    const rows = rowsOf(phase, link);
    const open: Partial<Record<Side, DrawnBox>> = {};
    for (const row of rows) this.#row(row, open);
    this.#bands(rows);
    this.#included(phase, link, { open, end: whole ?? [countLine('included', phase.counts.included, link)] });
    this.#y += gapBelow;
  }

  /** Heights of the rows drawn since the last band, by band. */
  #drawn: { band: Row['band']; top: number; bottom: number }[] = [];

  #across(text: string, fill: Fill): void {
    this.#boxes.push(headed([band + lane + 10, total - band - lane - 10], this.#y, text, fill));
    this.#y += 22 + 10;
  }

  #titles(phase: PhaseFlow): void {
    const sides = this.#columns.sides.filter((side) => isUsed(phase, side));
    if (!sides.length) return;
    for (const side of sides) {
      const [x] = this.#columns.main[side];
      const [out, width] = this.#columns.out[side];
      this.#boxes.push(centred([x, out + width - x], this.#y, armTitles[side], 'title'));
    }
    this.#y += 22 + 14;
  }

  #row(row: Row, open: Partial<Record<Side, DrawnBox>>): void {
    const cells = this.#columns.sides.flatMap((side) => {
      const cell = row.cells[side];
      return cell ? [{ side, cell }] : [];
    });
    const drawn = cells.map(({ side, cell }) => ({
      side,
      main: boxOf(this.#columns.main[side], this.#y, cell.main),
      out: cell.out.length ? boxOf(this.#columns.out[side], this.#y, cell.out) : null,
    }));
    for (const { side, main, out } of drawn) {
      const before = open[side];
      if (before) this.#down(before, main);
      open[side] = main;
      this.#boxes.push(main);
      if (!out) continue;
      this.#boxes.push(out);
      const y = main.y + Math.min(main.height, out.height) / 2;
      this.#lines.push({ points: [[main.x + main.width, y], [out.x, y]], hasHead: true }); // prettier-ignore
    }
    const height = Math.max(0, ...drawn.flatMap(({ main, out }) => [main.height, out?.height ?? 0]));
    this.#drawn.push({ band: row.band, top: this.#y, bottom: this.#y + height });
    this.#y += height + gapBelow;
  }

  #down(from: DrawnBox, to: DrawnBox): void {
    const x = from.x + from.width / 2;
    this.#lines.push({ points: [[x, from.y + from.height], [x, to.y]], hasHead: true }); // prettier-ignore
  }

  /** The upright words at the left: one band for rows of a kind that follow each other. */
  #bands(rows: readonly Row[]): void {
    for (const name of new Set(rows.map((row) => row.band))) {
      const own = this.#drawn.filter((one) => one.band === name);
      const [top, bottom] = [Math.min(...own.map((one) => one.top)), Math.max(...own.map((one) => one.bottom))];
      this.#band(name, top, bottom);
    }
    this.#drawn = [];
  }

  #band(name: string, top: number, bottom: number): void {
    const height = Math.max(bottom - top, textWidth(name, size, true) + 10);
    this.#boxes.push({ x: 1, y: top, width: band - 1, height, fill: 'band', lines: [], upright: name });
  }

  #included(
    phase: PhaseFlow,
    link: Link,
    { open, end }: { readonly open: Partial<Record<Side, DrawnBox>>; readonly end: readonly Paragraph[] },
  ): void {
    const [x, width] = this.#columns.main[this.#columns.sides[0] ?? 'databases'];
    const box = boxOf([x, width], this.#y, end, 'strong');
    const beside = this.#beside(phase, link, box);
    const bottom = Math.max(box.y + box.height, ...beside.map((one) => one.y + one.height));
    this.#boxes.push(box, ...beside);
    this.#band('Included', box.y, bottom);
    for (const side of this.#columns.sides) {
      const last = open[side];
      if (last) this.#into(last, box, side, beside);
    }
    this.#ends.push(box.y + box.height / 2);
    this.#y = Math.max(bottom, (this.#boxes.at(-1)?.y ?? 0) + (this.#boxes.at(-1)?.height ?? 0));
  }

  /** What joins only here: papers brought over, and those added on purpose. */
  #beside(phase: PhaseFlow, link: Link, box: DrawnBox): readonly DrawnBox[] {
    const shown = (['brought', 'purposive'] as const).filter((one) => holds(phase.counts[one]));
    const [x, width] = this.#columns.out[this.#columns.sides[0] ?? 'databases'];
    let y = box.y;
    return shown.map((one) => {
      const count = phase.counts[one];
      const made = boxOf([x, width], y, [countLine(one, count, link), ...partLines(one, count, link, 1)]);
      const middle = made.y + Math.min(made.height / 2, 20);
      const points: DrawnLine['points'] =
        middle < box.y + box.height - 4
          ? [[x, middle], [box.x + box.width, middle]] // prettier-ignore
          : [[x, middle], [x - 10, middle], [x - 10, box.y + box.height / 2], [box.x + box.width, box.y + box.height / 2]]; // prettier-ignore
      this.#lines.push({ points, hasHead: true });
      y += made.height + 8;
      return made;
    });
  }

  /** Straight down, or from the other column along below everything and in from the right. */
  #into(last: DrawnBox, box: DrawnBox, side: Side, beside: readonly DrawnBox[]): void {
    const x = last.x + last.width / 2;
    const isOver = x > box.x && x < box.x + box.width;
    if (isOver || side === this.#columns.sides[0]) return this.#down(last, box);
    const from = last.y + last.height;
    if (!beside.length) {
      const y = box.y + box.height / 2;
      this.#lines.push({ points: [[x, from], [x, y], [box.x + box.width, y]], hasHead: true }); // prettier-ignore
      return;
    }
    const above = box.y - gapBelow / 2 + 2;
    const into = box.x + box.width - 24;
    this.#lines.push({ points: [[x, from], [x, above], [into, above], [into, box.y]], hasHead: true }); // prettier-ignore
  }

  /** The review as a whole: from every phase into one box. */
  review(paragraphs: readonly Paragraph[]): void {
    const [x] = this.#columns.main[this.#columns.sides[0] ?? 'databases'];
    const box = boxOf([x, total - x], this.#y, paragraphs, 'strong');
    this.#boxes.push(box);
    const middle = box.y + box.height / 2;
    const [first] = this.#ends;
    const laneX = x - lane / 2 - 1;
    if (first !== undefined) this.#lines.push({ points: [[laneX, first], [laneX, middle], [x, middle]], hasHead: true }); // prettier-ignore
    for (const y of this.#ends) this.#lines.push({ points: [[x, y], [laneX, y]], hasHead: false }); // prettier-ignore
    this.#y = box.y + box.height + gapBelow;
  }

  notes(sentences: readonly string[]): void {
    if (!sentences.length) return;
    const [x] = this.#columns.main[this.#columns.sides[0] ?? 'databases'];
    const box = boxOf(
      [x - padding, total - x + padding],
      this.#y - 12,
      sentences.map((text) => ({ runs: [{ text }], indent: 0 as const })),
      'bare',
    );
    this.#boxes.push(box);
    this.#y = box.y + box.height + gapBelow;
  }

  done(): Pick<Scene, 'width' | 'height' | 'boxes' | 'lines'> {
    return { width: total + 1, height: Math.ceil(this.#y - gapBelow + 2), boxes: this.#boxes, lines: this.#lines };
  }
}

function boxOf([x, width]: readonly [number, number], y: number, paragraphs: readonly Paragraph[], fill: Fill = 'plain'): DrawnBox {
  let at = y + padding + size - 1.5;
  const lines = paragraphs.flatMap(({ runs, indent }) => {
    const left = padding + indent * step;
    return wrapped(runs, width - left - padding, size).map((line) => {
      const made = { x: x + left, y: at, runs: line, size };
      at += leading;
      return made;
    });
  });
  return { x, y, width, height: Math.max(1, lines.length) * leading + 2 * padding - 3, fill, lines };
}

/** A name at the left, where a narrow screen begins. */
function headed([x, width]: readonly [number, number], y: number, text: string, fill: Fill): DrawnBox {
  return { x, y, width, height: 22, fill, lines: [{ x: x + padding, y: y + 14.5, runs: [{ text, isBold: true }], size }] };
}

function centred([x, width]: readonly [number, number], y: number, text: string, fill: Fill): DrawnBox {
  const wide = textWidth(text, size, true);
  const line = { x: x + (width - wide) / 2, y: y + 14.5, runs: [{ text, isBold: true }], size };
  return { x, y, width, height: 22, fill, lines: [line] };
}
