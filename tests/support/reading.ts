/** What the reader's tests read: own words, in paragraphs and pages. */

const first = `Partnership synergy over seven years

Staff who had worked together for years trusted each other. In
the new partnership they shared risks that contracts could not
name. Where history was thin, managers wrote longer agreements
and still hesitated to sign.

Leaders said that “nobody waits to be asked any more”, and that
decisions were taken where the work was done. Commitment grew
with every small promise kept.`;

const second = `The merger cost trust. Évaluation followed slowly, and people
who had left took the memory of the partnership with them.

Two sites kept their joint clinics. There, patients noticed no
change, and clinicians went on calling each other directly.`;

const third = `Conflict was not the end of collaboration. Teams with a shared
purpose argued openly, settled it and trusted each other more
than before; teams without one avoided the subject until the
partnership had no subject left.`;

export const paper: readonly string[] = [first, second, third];
