/** Plain text has no pages: it is cut into stretches of about 3,000 characters at the ends of paragraphs, then of lines, then of words. */

const wanted = 3000;
const most = 4500;

/** The pages joined by LF give the text back; only a paragraph without any line end gets one where it is cut. */
export function cutIntoPages(text: string): readonly string[] {
  const pages: string[] = [];
  let at = 0;
  while (text.length - at > most) {
    const cut = cutAfter(text, at);
    pages.push(text.slice(at, cut.end));
    at = cut.next;
  }
  pages.push(text.slice(at));
  return pages;
}

interface Cut {
  readonly end: number;
  readonly next: number;
}

function cutAfter(text: string, at: number): Cut {
  const paragraph = lastOf(text, /\n[ \t]*\n/g, at);
  if (paragraph) return paragraph;
  const line = lastOf(text, /\n/g, at);
  if (line) return line;
  const space = text.lastIndexOf(' ', at + most);
  const end = space > at + wanted / 2 ? space + 1 : whole(text, at + wanted);
  return { end, next: end };
}

/** The end of the paragraph (or line) nearest to the wanted length, within bounds. */
function lastOf(text: string, pattern: RegExp, at: number): Cut | null {
  let best: Cut | null = null;
  for (const match of text.slice(at + wanted / 2, at + most).matchAll(pattern)) {
    const end = at + wanted / 2 + match.index + match[0].length - 1;
    const cut = { end, next: end + 1 };
    if (!best || Math.abs(end - at - wanted) < Math.abs(best.end - at - wanted)) best = cut;
  }
  return best;
}

/** Never between the halves of a surrogate pair. */
const whole = (text: string, at: number): number => ((text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at);
