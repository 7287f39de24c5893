/** What people are told about a file that was refused, or came in with something missing. Plain words, with what to do. */
import type { Refusal, Trouble } from './parsed.ts';

const refusals: Readonly<Record<Refusal, string>> = {
  empty: 'is empty: there is nothing in it to read. Download or export it again.',
  not_taken: 'is neither a PDF nor a text file. Save it as PDF, plain text or Markdown, then add that.',
  html: 'is a web page, not a PDF – often the sign-in page of a publisher saved under the paper’s name. Download the PDF itself.',
  password: 'can only be opened with a password. Save a copy without one, then add that.',
  damaged: 'is damaged, so its pages can’t be read. Download it again, or print it to a new PDF.',
  no_pages: 'has no pages. Download it again.',
  pages: 'has more than 5,000 pages. Split it, then add the parts.',
  text: 'holds more than 20 MB of text. Split it, then add the parts.',
};

export const refusalSentence = (fileName: string, why: Refusal): string => `“${fileName}” ${refusals[why]}`;

export type ChildFault = 'crashed' | 'start' | 'time' | 'memory' | 'output' | 'closed' | 'answer' | 'unknown';

const faults: Readonly<Record<ChildFault, string>> = {
  crashed: 'made the program that reads files stop. It may be damaged: print it to a new PDF, then add that.',
  start: 'could not be read, because the program that reads files did not start. Tell the person who runs this server.',
  time: 'took longer than 30 seconds to read and was stopped. Print it to a new PDF, or split it.',
  memory: 'needed more memory than one file may have and was stopped. Print it to a new PDF, or split it.',
  output: 'gave more than one file may hold and was stopped. Split it, then add the parts.',
  closed: 'was not read, because the server was stopped. Add it again.',
  unknown:
    'could not be added because of a fault on the server, not in the file. Add it again; if that does not help, tell the person who runs this server.',
  answer: 'could not be read whole. It may be damaged: print it to a new PDF, then add that.',
};

export const faultSentence = (fileName: string, fault: ChildFault): string => `“${fileName}” ${faults[fault]}`;

export interface PageSeen {
  readonly text: string;
  readonly box: unknown;
}

/** Sentences about a file that came in, but not as it should be. `pages` in order of sheets. */
export function warningsOf(pages: readonly PageSeen[], troubles: readonly Trouble[]): readonly string[] {
  const warnings: string[] = [];
  if (troubles.some((trouble) => trouble.kind === 'recovered'))
    warnings.push('The file is damaged and was repaired while reading. Compare a page or two with the original.');
  const broken = troubles.flatMap((trouble) => (trouble.kind === 'page' ? [trouble.sheet] : []));
  if (broken.length) warnings.push(`Not all of ${sheets(broken)} could be read.`);
  return [...warnings, ...textWarnings(pages, new Set(broken))];
}

function textWarnings(pages: readonly PageSeen[], broken: ReadonlySet<number>): readonly string[] {
  const bare = pages.flatMap((page, at) => (page.text.trim() || broken.has(at + 1) ? [] : [at + 1]));
  if (bare.length === pages.length)
    return [
      'No text layer: the pages are pictures. They can be read here, and passages typed in; to mark words, add a copy with recognised text (OCR).',
    ];
  const warnings: string[] = [];
  if (bare.length) warnings.push(`No text on ${bare.length} of ${pages.length} pages: ${sheets(bare)}.`);
  if (pages.some((page) => isGarbled(page.text)))
    warnings.push('Some fonts don’t say which letters they show: quotations from this file need checking against the page.');
  return warnings;
}

/** More than a tenth of the letters of a page of some length are stand-ins. */
function isGarbled(text: string): boolean {
  const letters = text.replace(/\s/g, '');
  const unknown = letters.match(/[\p{Cc}\p{Co}\ufffd]/gu)?.length ?? 0;
  return unknown > 3 && unknown > letters.length / 10;
}

/** [1, 3, 4, 5] → "sheets 1, 3–5". */
export function sheets(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const shown = words.length > 12 ? [...words.slice(0, 12), `${words.length - 12} more`] : words;
  return `${numbers.length === 1 ? 'sheet' : 'sheets'} ${shown.join(', ')}`;
}
