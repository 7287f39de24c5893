/** The grid of CMOCs and the theory workspace, by pointer and by keyboard. */
import { startGrid } from './cmocs/grid.ts';
import { startGridEditor } from './cmocs/grid-editor.ts';
import { startGridPaste } from './cmocs/grid-paste.ts';
import { startSelected } from './cmocs/selected.ts';
import { startPassages } from './cmocs/passages.ts';
import { startPlacing } from './cmocs/placing.ts';

for (const start of [startGrid, startGridEditor, startGridPaste, startSelected, startPassages, startPlacing]) start();
