/** `data-copy-table="<id>"` copies a table as one sees it, merged cells included: it pastes into Word, Excel and mail. */
import { say } from './notices.ts';

export function startCopyTable(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy-table]') : null;
    const table = button && document.getElementById(button.dataset['copyTable'] ?? '');
    if (table instanceof HTMLTableElement) void copyTable(table);
  });
}

async function copyTable(table: HTMLTableElement): Promise<void> {
  const plain = plainCopy(table);
  try {
    const html = new Blob([plain.outerHTML], { type: 'text/html' });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': html, 'text/plain': new Blob([asText(plain)], { type: 'text/plain' }) }),
    ]);
    say('The table is copied: paste it where you write.');
  } catch {
    say('Your browser did not allow copying. Download it as a Word or Excel file instead.', 'bad');
  }
}

/** The cells' words without links, fields and buttons; spans stay. */
function plainCopy(table: HTMLTableElement): HTMLTableElement {
  const copy = document.createElement('table');
  if (table.caption) copy.createCaption().textContent = table.caption.textContent;
  for (const row of table.rows) {
    const own = copy.insertRow();
    for (const cell of row.cells) {
      const made = own.appendChild(document.createElement(cell.tagName.toLowerCase() === 'th' ? 'th' : 'td'));
      made.rowSpan = cell.rowSpan;
      made.colSpan = cell.colSpan;
      made.textContent = wordsOf(cell);
    }
  }
  return copy;
}

function wordsOf(cell: HTMLTableCellElement): string {
  const field = cell.querySelector('textarea');
  if (field) return field.value;
  const full = cell.querySelector('abbr[title]');
  if (full && full.textContent === cell.textContent) return full.getAttribute('title') ?? '';
  return cell.innerText.replace(/(?<!\s)\s*\n\s*/g, '\n').trim();
}

const asText = (table: HTMLTableElement): string =>
  [...table.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ')).join('\t')).join('\n');
