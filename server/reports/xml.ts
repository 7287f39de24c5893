/** Text inside XML and HTML: the one encoder of the formats made of them. */

/** Characters that XML 1.0 can't hold, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex -- these are the characters that must go
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(illegal, '')
    .replace(/[&<>"']/g, (c) => entities[c] ?? c);

/** A text in lines, whatever ends them. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|[\r\n\u2028\u2029]/);
