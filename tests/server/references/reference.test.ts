import { describe, expect, it } from 'vitest';
import { authorsFrom, doiKey, familyOf, personName } from '../../../server/references/reference.ts';

describe('a name', () => {
  it.each([
    ['Ada Okafor', 'Okafor, Ada'],
    ['Okafor , Ada', 'Okafor, Ada'],
    ['Ludwig van der Berg', 'van der Berg, Ludwig'],
    ['John Smith Jr.', 'Smith Jr., John'],
    ['WHO', 'WHO'],
    ['  María   José  Ñíguez; ', 'Ñíguez, María José'],
  ])('"%s" is kept as "%s"', (written, kept) => {
    expect(personName(written)).toBe(kept);
  });

  it('stands once, however often it is typed', () => {
    expect(authorsFrom('Ada Okafor\r\n\nBen Li\nBen Li')).toEqual(['Okafor, Ada', 'Li, Ben']);
    expect(familyOf('van der Berg, Ludwig')).toBe('van der Berg');
  });
});

describe('a DOI', () => {
  it.each([
    ['https://doi.org/10.1108/JICA-2019-0042', '10.1108/jica-2019-0042'],
    ['doi: 10.1000/ABC(1)', '10.1000/abc(1)'],
    ['10.1000/x', '10.1000/x'],
    ['not one', ''],
    ['', ''],
  ])('"%s" is compared as "%s"', (written, key) => {
    expect(doiKey(written)).toBe(key);
  });
});
