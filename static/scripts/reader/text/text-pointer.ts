/** Selecting in the text view: a click takes the sentence or goes through the passages there, dragging takes words. */
import { nextAt } from '../../../../server/coding/overlap.ts';
import type { Range as Positions } from '../../../../server/coding/ranges.ts';
import { snappedToWords, trimmed } from '../../../../server/coding/words.ts';
import type { Desk } from '../desk.ts';
import { positionOf } from './text-positions.ts';

export function startTextPointer(desk: Desk): void {
  const { element } = desk.surface;
  let isExact = false;
  element.addEventListener('pointerup', (event) => {
    isExact = event.altKey;
    setTimeout(() => takeDragged(desk, isExact), 0);
  });
  startTouchSelection(desk);
  element.addEventListener('click', (event) => {
    if (getSelection()?.isCollapsed === false) return;
    const target = event.target instanceof Element ? event.target : null;
    const marked = target?.closest<HTMLElement>('.marked');
    const sentence = target?.closest<HTMLElement>('.sentence');
    if (marked && desk.store.areMarksShown) takeMark(desk, marked);
    else if (sentence) takeSentence(desk, sentence, event);
    else desk.store.selectWords([]);
  });
}

function takeMark(desk: Desk, marked: HTMLElement): void {
  const here = (marked.dataset['excerpts'] ?? '').split(' ').flatMap((id) => desk.store.excerpt(id) ?? []);
  const next = nextAt(here, desk.store.selected[0] ?? null);
  if (next) desk.take(next.id);
}

function takeSentence(desk: Desk, sentence: HTMLElement, event: MouseEvent): void {
  const range: Positions = [Number(sentence.dataset['at']), Number(sentence.dataset['end'])];
  const [present] = desk.store.selection;
  const grown: Positions = event.shiftKey && present ? [Math.min(present[0], range[0]), Math.max(present[1], range[1])] : range;
  desk.store.selectWords(event.ctrlKey || event.metaKey ? [...desk.store.selection, range] : [grown]);
  desk.surface.focusOn(grown);
}

/** The browser's own selection as positions; null when there is none in the text. */
function selectedPositions(desk: Desk): Positions | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!desk.surface.element.contains(range.commonAncestorContainer)) return null;
  const start = positionOf(range.startContainer, range.startOffset);
  const end = positionOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? [start, end] : null;
}

function takeDragged(desk: Desk, isExact: boolean): void {
  if (matchMedia('(pointer: coarse)').matches) return;
  const range = selectedPositions(desk);
  if (!range) return;
  getSelection()?.removeAllRanges();
  const snapped = isExact ? trimmed(desk.surface.letterAt, range) : snappedToWords(desk.surface.letterAt, range);
  if (snapped[0] < snapped[1]) desk.store.selectWords([snapped]);
}

/** On touch screens the browser's handles stay: what they hold is what is selected. */
export function startTouchSelection(desk: Desk): void {
  document.addEventListener('selectionchange', () => {
    if (matchMedia('(pointer: coarse)').matches) takeTouched(desk);
  });
}

function takeTouched(desk: Desk): void {
  const range = selectedPositions(desk);
  if (range) desk.store.selectWords([snappedToWords(desk.surface.letterAt, range)]);
}
