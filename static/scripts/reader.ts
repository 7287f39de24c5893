/** The reader: the page, the passages beside it, the panes. */
import type { ReaderExcerpt } from '../../server/coding/reader-data.ts';
import { Actions } from './reader/actions.ts';
import { ask } from './reader/asked.ts';
import { startCmocsBeside } from './reader/cmocs.ts';
import { Desk } from './reader/desk.ts';
import { ExcerptList } from './reader/excerpt-list.tsx';
import { startFind } from './reader/find.tsx';
import { startHistory } from './reader/history.ts';
import { startKeys } from './reader/keys.ts';
import { type ReaderRoot, startPanes, widen } from './reader/panes.ts';
import { startInnerLinks, startPageField, startPlace } from './reader/place.ts';
import { openPdf } from './reader/pdf/open-pdf.ts';
import { SentenceWalk } from './reader/sentence-walk.ts';
import { Store } from './reader/store.ts';
import { openText } from './reader/text/open-text.ts';
import { startToolbar } from './reader/toolbar.tsx';
import { startTyped } from './reader/typed.ts';

/** Without a step for so long, scrolling has come to rest. Milliseconds. */
const rest = 120;

const root = document.getElementById('reader') as ReaderRoot | null;
if (root) {
  startPanes(root);
  startCmocsBeside(root);
  void open(root);
}

async function open(reader: ReaderRoot): Promise<void> {
  const { review, document: id } = reader.dataset;
  const asked = ask();
  const data = await asked.data;
  if (!data.ok) return;
  const store = new Store(data.value);
  if (store.data.place) widen(reader, store.data.place.side);
  const opened = asked.painter ? openPdf(reader, store, asked.painter) : openText(reader, store);
  const { surface } = opened;
  const actions = new Actions({ store, review, document: id, surface: () => surface });
  const desk = new Desk({ root: reader, store, actions, surface });
  opened.attach(desk);
  startToolbar(desk);
  const list = new ExcerptList(desk);
  startKeys({ desk, list, walk: new SentenceWalk(desk) });
  startFind(desk);
  startPageField(desk);
  startInnerLinks(desk);
  startButtons(desk);
  startTyped(desk);
  startHistory(actions, () => void actions.loadExcerpts());
  store.on(['selected'], () => {
    const last = store.selected.at(-1);
    if (last) list.reveal(last);
  });
  followAtRest(desk, list);
  reader.addEventListener('retroduce:kept', (event) => {
    const { excerpts } = (event as CustomEvent<{ excerpts?: readonly ReaderExcerpt[] }>).detail;
    if (excerpts) store.put(excerpts);
  });
  await Promise.all([actions.loadExcerpts(asked.excerpts), actions.loadCodes(asked.codes)]);
  await goToStart(desk);
  startPlace(desk, opened.zoom);
  reader.dataset['ready'] = 'yes';
}

/** To the passage or page of the address, else to where one was: there the PDF view has begun. */
async function goToStart({ root: { dataset }, store, surface }: Desk): Promise<void> {
  const { excerpt, sheet, view } = dataset;
  const { place } = store.data;
  if (excerpt && store.excerpt(excerpt)) {
    store.select([excerpt]);
    await surface.show(excerpt);
  } else if (view === 'pdf') await surface.ready(surface.place().sheet);
  else if (sheet) await surface.toSheet(Number(sheet));
  else if (place) await surface.toSheet(Math.min(place.sheet, store.data.pages.length), place.top);
  quietFocus(surface.element);
}

/** One can type at once; the ring that shows the focus waits for the first key. */
function quietFocus(element: HTMLElement): void {
  element.classList.add('just-opened');
  element.focus({ preventScroll: true });
  addEventListener('keydown', () => element.classList.remove('just-opened'), { once: true });
}

/** The list follows once scrolling has come to rest: rows drawn anew at each step would make the page stutter. */
function followAtRest(desk: Desk, list: ExcerptList): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => list.follow(positionInSight(desk)), rest);
  };
  desk.surface.element.addEventListener('scroll', later, { passive: true });
}

function positionInSight({ surface, store }: Desk): number {
  const { sheet, top } = surface.place();
  const page = store.data.pages[sheet - 1];
  return page ? page.start + Math.round(((page.end - page.start) * top) / 1000) : 0;
}

function startButtons(desk: Desk): void {
  const marks = desk.root.querySelector('[data-reader="marks"]');
  marks?.addEventListener('click', () => desk.store.showMarks(!desk.store.areMarksShown));
  desk.store.on(['marks'], () => marks?.setAttribute('aria-pressed', String(desk.store.areMarksShown)));
  const outline = document.getElementById('reader-outline');
  const toggle = desk.root.querySelector('[data-reader="outline"]');
  toggle?.addEventListener('click', () => {
    if (!outline) return;
    outline.hidden = !outline.hidden;
    toggle.setAttribute('aria-expanded', String(!outline.hidden));
  });
}
