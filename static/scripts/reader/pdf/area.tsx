/** Marking an area of a page – a figure, a table, a scan: drawn with the mouse, described in a line. */
import { render } from 'preact';
import type { Point, Quad } from '../../../../server/documents/page-text.ts';
import { placePopover, closePopover } from '../panes.ts';
import type { Desk } from '../desk.ts';
import type { PdfSurface } from './pdf-surface.ts';

interface Corner {
  readonly sheet: number;
  readonly point: Point;
  readonly shown: Point;
}

export function startArea(desk: Desk, surface: PdfSurface): void {
  const { root } = desk;
  let from: Corner | null = null;
  const isOn = (): boolean => root.classList.contains('marking-area');
  const stop = (): void => {
    root.classList.remove('marking-area');
    surface.previewArea(null);
    from = null;
  };
  root.querySelector('[data-reader="area"]')?.addEventListener('click', (event) => {
    root.classList.add('marking-area');
    (event.currentTarget as Element).closest('details')?.removeAttribute('open');
  });
  surface.element.addEventListener(
    'pointerdown',
    (event) => {
      if (!isOn()) return;
      from = surface.pdfPoint(event.clientX, event.clientY);
    },
    { capture: true },
  );
  surface.element.addEventListener(
    'mousedown',
    (event) => {
      if (isOn()) event.preventDefault();
    },
    { capture: true },
  );
  document.addEventListener('pointermove', (event) => {
    const to = from && surface.pdfPoint(event.clientX, event.clientY);
    if (from && to?.sheet === from.sheet) surface.previewArea({ sheet: from.sheet, quad: rectangle(from.shown, to.shown) });
  });
  document.addEventListener('pointerup', (event) => {
    const to = from && surface.pdfPoint(event.clientX, event.clientY);
    if (from && to?.sheet === from.sheet) describe(desk, { from, to, at: new DOMRect(event.clientX, event.clientY, 0, 0), done: stop });
    else if (from) stop();
    from = null;
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && isOn() && stop());
}

const rectangle = ([ax, ay]: Point, [bx, by]: Point): Quad => [
  [ax, ay],
  [bx, ay],
  [bx, by],
  [ax, by],
];

interface Drawn {
  readonly from: Corner;
  readonly to: Corner;
  readonly at: DOMRect;
  readonly done: () => void;
}

/** Asks what the area shows; Enter marks it, with or without words. */
function describe(desk: Desk, { from, to, at, done }: Drawn): void {
  const popover = document.getElementById('reader-popover');
  if (!popover) return;
  const close = (): void => {
    render(null, popover);
    closePopover();
    done();
    desk.surface.element.focus({ preventScroll: true });
  };
  const mark = (description: string): void => {
    const [ax, ay, bx, by] = [from.point[0], from.point[1], to.point[0], to.point[1]].map(Math.round) as [number, number, number, number];
    desk.actions.markArea(from.sheet, [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], description);
    close();
  };
  popover.replaceChildren();
  render(<AreaForm mark={mark} close={close} />, popover);
  placePopover(at);
}

function AreaForm({ mark, close }: { readonly mark: (description: string) => void; readonly close: () => void }) {
  return (
    <form
      method="get"
      class="area-form"
      onSubmit={(event) => {
        event.preventDefault();
        mark(new FormData(event.currentTarget).get('description')?.toString() ?? '');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <label for="area-description">What does it show?</label>
      <input id="area-description" name="description" type="text" autocomplete="off" placeholder="Figure 2: how trust grew" />
      <p class="row-actions">
        <button class="button main small">Mark the area</button>
        <button type="button" class="button quiet small" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}
