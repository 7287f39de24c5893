/** Opens the text view. */
import type { Desk } from '../desk.ts';
import type { Opened } from '../opened.ts';
import type { ReaderRoot } from '../panes.ts';
import type { Store } from '../store.ts';
import { startTextPointer } from './text-pointer.ts';
import { TextSurface } from './text-surface.ts';

export function openText(root: ReaderRoot, store: Store): Opened {
  const element = document.getElementById('reader-pages') ?? root;
  const surface = new TextSurface(root, element, store);
  return {
    surface,
    zoom: () => ({ zoom: store.data.place?.zoom ?? 'fit', dark: store.data.place?.dark ?? 1 }),
    attach(desk) {
      startTextPointer(desk);
      followMarks(desk, surface);
    },
  };
}

interface Drawn {
  readonly sheets: readonly number[];
  /** What the mark looks like: two that read alike are drawn alike. '' while it is in the trash, from where it may come back. */
  readonly sign: string;
}

/** Pages whose passages have changed on the server since they were drawn are fetched again. */
function followMarks({ store }: Desk, surface: TextSurface): void {
  const drawn = new Map<string, Drawn>();
  let isFirst = true;
  store.on(['saved'], () => {
    const now = new Map(store.excerpts.filter(({ id }) => !id.startsWith('new-')).map((excerpt) => [excerpt.id, drawnAs(excerpt)]));
    const changed = [...new Set([...drawn.keys(), ...now.keys()])].filter(
      (id) => store.saved.includes(id) || drawn.get(id)?.sign !== (now.get(id)?.sign ?? ''),
    );
    const sheets = changed.flatMap((id) => [...(drawn.get(id)?.sheets ?? []), ...(now.get(id)?.sheets ?? [])]);
    for (const id of changed) drawn.set(id, now.get(id) ?? { sheets: drawn.get(id)?.sheets ?? [], sign: '' });
    if (!isFirst) void surface.redraw(sheets);
    isFirst = false;
  });
}

const drawnAs = ({ sheet, lastSheet, ranges, codings }: Store['excerpts'][number]): Drawn => ({
  sheets: Array.from({ length: lastSheet - sheet + 1 }, (_, at) => sheet + at),
  sign: JSON.stringify([ranges, codings.map((coding) => [coding.roleId, coding.codeName])]),
});
