/** Where one was: kept on the server per person and document, and taken up again; the address follows the page. */
import type { ReaderPlace } from '../../../server/coding/reader-data.ts';
import { paths } from '../../../server/paths.ts';
import { post } from '../behaviours/post.ts';
import type { Desk } from './desk.ts';

const pause = 1500;

export interface Zoom {
  readonly zoom: string;
  readonly dark: number;
}

/** `zoom` is asked when the place is kept. */
export function startPlace(desk: Desk, zoom: () => Zoom): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = '';
  const { surface, root } = desk;
  const present = (): ReaderPlace => ({ ...surface.place(), ...zoom(), view: root.dataset['view'] ?? 'pdf', side: sideOf() });
  const keep = (leaving: boolean): void => {
    const place = present();
    const text = JSON.stringify(place);
    if (text === kept) return;
    kept = text;
    void post(paths.readerPlace(root.dataset.review, root.dataset.document), { ...place }, { quietly: true, leaving });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), pause);
  };
  surface.element.addEventListener('scroll', soon, { passive: true });
  root.addEventListener('retroduce:resized', soon);
  addEventListener('pagehide', () => keep(true));
}

const sideOf = (): number => Number(document.getElementById('reader-divider')?.getAttribute('aria-valuenow') ?? 30);

/** The page number shown and typed: a printed label, or a sheet. */
export function startPageField(desk: Desk): void {
  const form = desk.root.querySelector<HTMLFormElement>('[data-reader="page-form"]');
  const input = form?.querySelector('input');
  const { surface, store } = desk;
  const { pages } = store.data;
  if (!form || !input) return;
  const show = (): void => {
    const { sheet } = surface.place();
    if (document.activeElement !== input) input.value = pages[sheet - 1]?.label ?? String(sheet);
    const of = form.querySelector('[data-reader="page-of"]');
    if (of) of.textContent = `${sheet} of ${pages.length}`;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const labelled = pages.findIndex((page) => page.label.toLowerCase() === typed.toLowerCase());
    const sheet = labelled >= 0 ? labelled + 1 : Number(typed);
    if (sheet >= 1 && sheet <= pages.length) void surface.toSheet(sheet);
    surface.element.focus({ preventScroll: true });
  });
  input.addEventListener('focus', () => input.select());
  surface.element.addEventListener('scroll', show, { passive: true });
  show();
}

/** Outline entries and other links to a page of this document scroll instead of loading it again. */
export function startInnerLinks(desk: Desk): void {
  desk.root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const sheet = Number(link.dataset['toSheet']);
    const id = /\/excerpts\/([0-9a-f-]{36})$/.exec(new URL(link.href).pathname)?.[1];
    if (sheet) void desk.surface.toSheet(sheet);
    else if (id && desk.store.excerpt(id)) {
      desk.store.select([id]);
      void desk.surface.show(id);
    } else return;
    event.preventDefault();
  });
}
