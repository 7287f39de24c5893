/** Characters that XML 1.0 can't hold, for the formats that are read and those that are written. */

// eslint-disable-next-line no-control-regex -- these are the characters that must go
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text without them. */
export const withoutIllegal = (text: string): string => text.replace(illegal, '');
