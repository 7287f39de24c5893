/** What comes and goes above the marks: the words selected, what was found, the flash of a passage one was sent to, handles. */
import { render } from 'preact';
import type { Range } from '../../../../server/coding/ranges.ts';
import type { Quad } from '../../../../server/documents/page-text.ts';
import { pointsOf, type PageLayer, stripsOf } from './mark-shapes.ts';

export interface Over {
  readonly selection: readonly Range[];
  readonly found: readonly Range[];
  readonly foundHere: Range | null;
  /** Strips, not ranges: an area flashes, too. */
  readonly flash: readonly Quad[];
  /** The ranges of the passage whose ends can be drawn. */
  readonly held: readonly Range[];
  /** While an area is drawn. */
  readonly area: Quad | null;
}

export function drawOver(svg: SVGSVGElement, layer: PageLayer, over: Over): void {
  const { selection, found, foundHere, flash, area } = over;
  render(
    <>
      <Strips of={stripsOf(layer, found)} className="found" />
      <Strips of={foundHere ? stripsOf(layer, [foundHere]) : []} className="found-here" />
      <Strips of={stripsOf(layer, selection)} className="selection" />
      <Strips of={flash} className="flash" />
      <Strips of={area ? [area] : []} className="area" />
      <Handles layer={layer} ranges={over.held} />
    </>,
    svg,
  );
}

function Strips({ of, className }: { readonly of: readonly Quad[]; readonly className: string }) {
  return (
    <g class={`over-${className}`}>
      {of.map((quad, at) => (
        <polygon key={at} points={pointsOf(quad)} />
      ))}
    </g>
  );
}

/** Only where the passage itself begins and ends: it may go on over the page's border. */
function Handles({ layer, ranges }: { readonly layer: PageLayer; readonly ranges: readonly Range[] }) {
  const { page } = layer;
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return null;
  const starts = first[0] >= page.start && first[0] < page.end;
  const ends = last[1] > page.start && last[1] <= page.end;
  const [head] = starts ? stripsOf(layer, [first]) : [];
  const foot = ends ? stripsOf(layer, [last]).at(-1) : undefined;
  return (
    <>
      {head && <Handle end="start" from={head[3]} to={head[0]} />}
      {foot && <Handle end="end" from={foot[2]} to={foot[1]} />}
    </>
  );
}

function Handle({ end, from, to }: { readonly end: 'start' | 'end'; readonly from: Quad[0]; readonly to: Quad[0] }) {
  const line = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  const [x, y] = end === 'start' ? from : to;
  return (
    <g class="handle" data-handle={end}>
      <line class="hit" {...line} />
      <line class="grip" {...line} />
      <circle cx={x} cy={y} r={230} />
    </g>
  );
}
