/** Draws passages on a page: a tint and a line under the words, and a bar with its letter in the margin, beside one another where they overlap. */
import { render } from 'preact';
import { lanesOf } from '../../../../server/coding/overlap.ts';
import type { ReaderExcerpt } from '../../../../server/coding/reader-data.ts';
import type { Quad } from '../../../../server/documents/page-text.ts';
import type { Role } from '../../../../server/reviews/reviews.queries.ts';
import { around, pointsOf, type PageLayer, rightEdge, runsOf, shapesOf, under } from './mark-shapes.ts';

export interface Marks {
  readonly excerpts: readonly ReaderExcerpt[];
  readonly roles: readonly Role[];
  readonly me: string;
  readonly selected: readonly string[];
}

interface Mark {
  readonly excerpt: ReaderExcerpt;
  readonly strips: readonly Quad[];
  /** The roles given, each once; one without a role has the set 0. */
  readonly roles: readonly Pick<Role, 'style' | 'letter' | 'name'>[];
  /** How many passages that began before go on here. */
  readonly depth: number;
  readonly className: string;
}

export function drawMarks(svg: SVGSVGElement, layer: PageLayer, sheet: number, marks: Marks): void {
  const drawn = marksOn(layer, sheet, marks);
  render(
    <>
      {drawn.map((mark) => (
        <Passage key={mark.excerpt.id} mark={mark} />
      ))}
      <Margin layer={layer} marks={drawn} />
    </>,
    svg,
  );
}

function marksOn(layer: PageLayer, sheet: number, { excerpts, roles, me, selected }: Marks): readonly Mark[] {
  const here = excerpts.filter((excerpt) => excerpt.sheet <= sheet && excerpt.lastSheet >= sheet);
  const depths = lanesOf(here);
  return here.flatMap((excerpt) => {
    const strips = shapesOf(layer, excerpt, sheet);
    if (!strips.length) return [];
    const className = `${excerpt.authorId === me ? '' : ' theirs'}${selected.includes(excerpt.id) ? ' selected' : ''}`;
    return [{ excerpt, strips, roles: rolesGiven(excerpt, roles), depth: depths.get(excerpt.id) ?? 0, className }];
  });
}

const noRole = { style: 0, letter: '–', name: 'No role yet' };

function rolesGiven(excerpt: ReaderExcerpt, roles: readonly Role[]): Mark['roles'] {
  const given = roles.filter((role) => excerpt.codings.some((coding) => coding.roleId === role.id));
  return given.length ? given : [noRole];
}

/** Lines under the same words, 1/100 pt apart. */
const apart = 190;
/** Deeper ones would be drawn over the next line of the page. */
const mostLines = 4;

function Passage({ mark: { excerpt, strips, roles, depth, className } }: { readonly mark: Mark }) {
  return (
    <g class={`pdf-mark role-${roles[0]?.style ?? 0}${className}`} data-excerpt={excerpt.id}>
      <path class="tint" d={strips.map((strip) => `M${pointsOf(strip)}Z`).join('')} />
      {roles.map((role, line) => (
        <Lines key={role.style} strips={strips} set={role.style} away={60 + ((depth + line) % mostLines) * apart} />
      ))}
    </g>
  );
}

/** Solid, double, dotted or dashed: the role can be told without its colour. */
function Lines({ strips, set, away }: { readonly strips: readonly Quad[]; readonly set: number; readonly away: number }) {
  const moved = (more: number) => strips.map((strip) => `M${pointsOf(under(strip, away + more))}`).join('');
  return set === 2 ? <path class="line thin role-2" d={moved(-35) + moved(75)} /> : <path class={`line role-${set}`} d={moved(0)} />;
}

const bar = { fromEdge: 1150, apart: 800, width: 170, letter: 580 };

/** Bars at the right margin, one lane per passage, as many lanes as fit beside the words; the list beside the page says more. */
function Margin({ layer, marks }: { readonly layer: PageLayer; readonly marks: readonly Mark[] }) {
  const boxed = marks.flatMap((mark) =>
    runsOf(mark.strips).map((run, at) => {
      const [, start, , foot] = around(run) ?? [0, 0, 0, 0];
      const end = Math.max(foot, start + mark.roles.length * bar.letter);
      return { mark, id: `${mark.excerpt.id} ${at}`, start, end: end + 200 };
    }),
  );
  const lanes = lanesOf(boxed);
  const most = Math.max(2, Math.floor((layer.frame.width - rightEdge(layer) - bar.fromEdge) / bar.apart) + 1);
  return (
    <g class="pdf-margin">
      {boxed.map(({ mark, id, start, end }) => {
        const lane = lanes.get(id) ?? 0;
        const x = layer.frame.width - bar.fromEdge - lane * bar.apart;
        return lane < most && <Lane key={id} mark={mark} x={x} start={start} end={end - 200} />;
      })}
    </g>
  );
}

/** One bar, in as many parts as the passage has roles, each with its letter. */
function Lane({ mark, x, start, end }: { readonly mark: Mark; readonly x: number; readonly start: number; readonly end: number }) {
  const part = (end - start) / mark.roles.length;
  return (
    <g class={`pdf-lane${mark.className}`} data-take={mark.excerpt.id}>
      <title>{saidOf(mark)}</title>
      <rect class="hit" x={x - 250} y={start} width={bar.apart} height={end - start} />
      {mark.roles.map((role, at) => (
        <g key={role.style} class={`role-${role.style}`}>
          <rect class="bar" x={x} y={start + part * at} width={bar.width} height={part} />
          <text x={x + bar.width + 110} y={start + Math.max(part, bar.letter) * at + 480}>
            {role.letter}
          </text>
        </g>
      ))}
    </g>
  );
}

function saidOf({ excerpt, roles }: Mark): string {
  const codes = excerpt.codings.filter((coding) => !coding.isCodeTrashed).map((coding) => coding.codeName);
  return [roles.map((role) => role.name).join(', '), codes.filter(Boolean).join(', '), excerpt.author].filter(Boolean).join(' · ');
}
