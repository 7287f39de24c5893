import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../server/documents/guess-authors.ts';
import { guessDoi, guessRecord } from '../../../server/documents/guess-record.ts';
import { noAbout } from '../../../server/documents/parsed.ts';

const line = (text: string, size: number, from: number) => ({ text, size, from });
const body = Array.from({ length: 20 }, (_, n) => line('Words of the text that fill the page with what was found.', 1000, 0.4 + n * 0.02));

const guess = (lines: ReturnType<typeof line>[], own: { about?: Partial<typeof noAbout>; fileName?: string } = {}) =>
  guessRecord({
    fileName: own.fileName ?? 'scan_0042.pdf',
    text: lines.map((one) => one.text).join('\n'),
    lines,
    about: { ...noAbout, ...own.about },
    thisYear: 2026,
  });

describe('a record guessed from a paper', () => {
  it('takes the largest words for the title and the names under it for the authors', () => {
    const { record, found } = guess([
      line('Journal of Integrated Care', 1400, 0.04),
      line('RESEARCH ARTICLE Open Access', 1200, 0.08),
      line('How trust grows between organi-', 2200, 0.12),
      line('sations that share budgets*', 2200, 0.15),
      line('Anna Richmond1 | Nicola J. Cooper2,3 | Simon van Gay PhD', 1400, 0.2),
      line('1 School of Medicine, University of Nottingham', 900, 0.24),
      line('Received: 3 May 2018 | Accepted: 2 March 2019', 800, 0.27),
      ...body,
    ]);
    expect(record).toMatchObject({
      title: 'How trust grows between organisations that share budgets',
      authors: ['Richmond, Anna', 'Cooper, Nicola J.', 'van Gay, Simon'],
      year: 2019,
      doi: '',
    });
    expect([...found].sort()).toEqual(['authors', 'title', 'year']);
  });

  it('believes the file’s own words only where the page says the same', () => {
    const lines = [line('On shared budgets in care', 2000, 0.1), line('Kim Lee', 1200, 0.15), ...body];
    expect(guess(lines, { about: { title: 'On Shared Budgets in Care', author: 'Kim Lee' } }).record).toMatchObject({
      title: 'On Shared Budgets in Care',
      authors: ['Lee, Kim'],
    });
    expect(guess(lines, { about: { title: 'Microsoft Word - draft7 final.doc', author: 'Owner' } }).record).toMatchObject({
      title: 'On shared budgets in care',
      authors: ['Lee, Kim'],
    });
    expect(guess(lines, { about: { author: 'Somebody Else' } }).record.authors).toEqual(['Lee, Kim']);
  });

  it('falls back to the file’s name and leaves the rest empty', () => {
    const { record } = guess(body, { fileName: 'smith_2019-trust.pdf' });
    expect(record).toMatchObject({ title: 'smith 2019 trust', authors: [], year: null, doi: '' });
  });

  it.each([
    ['Med Educ. 2020;54:709–719.', ['Med Educ', 2020, '54', '', '709-719']],
    ['Forsberg et al. BMC Medical Education 2014, 14:66', ['BMC Medical Education', 2014, '14', '', '66']],
    ['Health & Social Care in the Community (2011) 19(5), 501–513', ['Health & Social Care in the Community', 2011, '19', '5', '501-513']],
    ['Accepted 2014, 12:3', ['', 2014, '', '', '']],
  ])('reads the source from “%s”', (source, [container, year, volume, issue, pages]) => {
    expect(guess([line(source, 800, 0.02), ...body]).record).toMatchObject({ container, year, volume, issue, pages });
  });
});

describe('a DOI', () => {
  it.each([
    ['doi: 10.1136/bmj.n71.', '10.1136/bmj.n71'],
    ['(https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15)', '10.1002/(SICI)1097-0258(19980815)17:15'],
    ['see 10.1000/other and doi:10.1186/1472-6947-14-66', '10.1186/1472-6947-14-66'],
    ['10.1186/1472-6947-\n14-66', '10.1186/1472-6947-14-66'],
    ['no 10.12/short nor 10.1234 alone', ''],
  ])('in %j is %s', (text, doi) => {
    expect(guessDoi(text)).toBe(doi);
  });
});

describe('a line of names', () => {
  it.each([
    [
      'Marcus D Bloice1*, Klaus-Martin Simonic1 and Andreas Holzinger1,2',
      ['Bloice, Marcus D', 'Simonic, Klaus-Martin', 'Holzinger, Andreas'],
    ],
    ['Knuth, Donald E.; Levy, Silvio', ['Knuth, Donald E.', 'Levy, Silvio']],
    ['JANE SMITH, PhD; LUDWIG VAN DER BERG, MD', ['Smith, Jane', 'van der Berg, Ludwig']],
    ['María-José Ñañez a,b, Seán O’Brien b', ['Ñañez, María-José', 'O’Brien, Seán']],
    ['Department of Health Services, London', null],
    ['What we found was surprising', null],
    ['THRESHOLD FOR RELEASES', null],
    ['Your Name', null],
  ])('%j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
