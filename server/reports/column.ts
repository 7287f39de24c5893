/** Short ways to say columns. */
import type { Column } from './table.ts';

export const words = (name: string, title: string, width: number): Column => ({ name, title, kind: 'text', width });

/** A column of figures: as wide as its title's longest word. */
export const counts = (name: string, title: string, more: Pick<Column, 'short' | 'under'> = {}): Column => ({
  name,
  title,
  kind: 'number',
  width: Math.max(6, ...title.split(' ').map((word) => word.length + 1)),
  ...more,
});
