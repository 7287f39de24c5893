/** Text inside XML and HTML: the one encoder of the formats made of them. */
import { withoutIllegal } from '../reviews/xml-characters.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const xmlText = (text: string): string => withoutIllegal(text.toWellFormed()).replace(/[&<>"']/g, (c) => entities[c] ?? c);

/** A text in lines, whatever ends them. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|[\r\n\u2028\u2029]/);
