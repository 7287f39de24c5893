/** The text on one line: runs of white space, line ends included, become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
