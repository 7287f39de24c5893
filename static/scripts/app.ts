/** The script of every page: htmx and the small behaviours. Pages work without it. */
import 'htmx.org';
import { startAskFirst } from './behaviours/ask-first.ts';
import { startAttempts } from './behaviours/attempts.ts';
import { startAutoSave } from './behaviours/auto-save.ts';
import { startChoices } from './behaviours/choices.ts';
import { startCopy } from './behaviours/copy.ts';
import { startCopyTable } from './behaviours/copy-table.ts';
import { startDialogs } from './behaviours/dialogs.ts';
import { startDropInto } from './behaviours/drop-into.ts';
import { startFileDrop } from './behaviours/file-drop.ts';
import { startDragOrder } from './behaviours/drag-order.ts';
import { startHotkeys } from './behaviours/hotkeys.ts';
import { startKeyboardLists } from './behaviours/keyboard-list.ts';
import { startPageKeys } from './behaviours/page-keys.ts';
import { startLocalTime } from './behaviours/local-time.ts';
import { startMenus } from './behaviours/menus.ts';
import { startNotices } from './behaviours/notices.ts';
import { startRowKeys } from './behaviours/row-keys.ts';
import { startSelections } from './behaviours/selection.ts';
import { startSheet } from './behaviours/sheet.ts';
import { startSheetLinks } from './behaviours/sheet-links.ts';
import { startSuggest } from './behaviours/suggest.ts';
import { startTypedMeanwhile } from './behaviours/typed-meanwhile.ts';

for (const start of [
  startAttempts,
  startAskFirst,
  startAutoSave,
  startChoices,
  startNotices,
  startMenus,
  startSheet,
  startSheetLinks,
  startSuggest,
  startLocalTime,
  startCopy,
  startCopyTable,
  startDialogs,
  startKeyboardLists,
  startPageKeys,
  startRowKeys,
  startDragOrder,
  startHotkeys,
  startFileDrop,
  startDropInto,
  startSelections,
  startTypedMeanwhile,
])
  start();
