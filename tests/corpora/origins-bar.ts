/** Text at an angle, vertical, or from right to left: its quadrilaterals hold the places where pdf.js says that it begins and ends. */
import { slice } from '../../server/documents/code-points.ts';
import { type Point, type Quad, quadsOf } from '../../server/documents/page-text.ts';
import type { Sheet } from './sheets.ts';
import { isRightToLeft, type Run, scaled } from './runs.ts';
import type { Verdicts } from './verdicts.ts';

/** How far a point may lie outside, 1/100 pt: places are rounded. */
const tolerance = 60;

export function checkOrigins(sheets: readonly Sheet[], say: Verdicts): void {
  let special = 0;
  let outside = 0;
  for (const sheet of sheets)
    for (const run of sheet.runs) {
      if (slice(sheet.page.text, run.start, run.end) !== run.text)
        say.check(`${sheet.name} holds the text that pdf.js gives`, false, run.text);
      if (!isAtAngle(run) && !run.isVertical && !isRightToLeft(run.text)) continue;
      special += 1;
      const quads = quadsOf(sheet.pieces, run.start, run.end);
      if (run.ends.every((point) => quads.some((quad) => holds(quad, point)))) continue;
      outside += 1;
      say.check(`${sheet.name} “${run.text}” lies in its quadrilateral`, false, `${JSON.stringify(run.ends)} ${JSON.stringify(quads)}`);
    }
  say.note(`${special} runs at an angle, vertical or from right to left; ${outside} outside their quadrilaterals`);
  say.check('there is text at an angle, vertical and from right to left', special > 50, `${special}`);
}

function isAtAngle({ ends: [[x0, y0], [x1, y1]] }: Run): boolean {
  const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  return Math.min(dx, dy) > 0.001 * Math.hypot(dx, dy);
}

/** True when a point lies in a quad or within the tolerance of its edges. */
function holds([from, to, , head]: Quad, [x, y]: Point): boolean {
  const isWithin = (end: Point) => {
    const [dx, dy] = [end[0] - from[0], end[1] - from[1]];
    const [ux, uy] = scaled([dx, dy], 1);
    const place = (x - from[0]) * ux + (y - from[1]) * uy;
    return place >= -tolerance && place <= Math.hypot(dx, dy) + tolerance;
  };
  return isWithin(to) && isWithin(head);
}
