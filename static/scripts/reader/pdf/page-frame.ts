/** How a stored page stands on the screen: PDF user space (y upwards, not turned) ⇄ the page as it is shown (y downwards). All in 1/100 pt. */
import type { Point } from '../../../../server/documents/page-text.ts';

export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

export interface PageFrame {
  readonly width: number;
  readonly height: number;
  readonly toPage: (point: Point) => Point;
  readonly toPdf: (point: Point) => Point;
}

/** `rotation`: degrees clockwise, a multiple of 90 (ISO 32000-2, 7.7.3.3). */
export function frameOf([x0, y0, x1, y1]: Box, rotation: number): PageFrame {
  const [across, up] = [x1 - x0, y1 - y0];
  switch (rotation) {
    case 90:
      return { width: up, height: across, toPage: ([x, y]) => [y - y0, x - x0], toPdf: ([x, y]) => [x0 + y, y0 + x] };
    case 180:
      return { width: across, height: up, toPage: ([x, y]) => [x1 - x, y - y0], toPdf: ([x, y]) => [x1 - x, y0 + y] };
    case 270:
      return { width: up, height: across, toPage: ([x, y]) => [y1 - y, x1 - x], toPdf: ([x, y]) => [x1 - y, y1 - x] };
    default:
      return { width: across, height: up, toPage: ([x, y]) => [x - x0, y1 - y], toPdf: ([x, y]) => [x0 + x, y1 - y] };
  }
}
