/** The text on one line: runs of white space, line ends included, become one space. */
export const oneLine = (text: string): string => (isUneven.test(text) ? text.replace(/\s+/g, ' ') : text).trim();

/** Most texts have nothing but single spaces: looking is quicker than making them anew. */
const isUneven = /\s\s|[^\S ]/;
