import { describe, expect, it } from 'vitest';
import { bestMatch, type FileSays, type MatchCandidate } from '../../../server/documents/match-reference.ts';

const trust: MatchCandidate = {
  id: 'trust',
  title: 'Working together: how trust grows between care organisations',
  authors: ['Okafor, Ada', 'van der Berg, Ludwig'],
  year: 2019,
  doiKey: '10.1108/jica-2019-0042',
};
const goals: MatchCandidate = { id: 'goals', title: 'Shared goals in networks of care', authors: ['Lee, Kim'], year: 2018, doiKey: '' };
const others = [goals, { ...goals, id: 'editorial', title: 'Editorial', authors: [], year: 2019 }];

const file = (own: Partial<FileSays>): FileSays => ({ fileName: 'paper.pdf', doi: '', title: 'paper', text: '', ...own });
const match = (own: Partial<FileSays>, candidates = [trust, ...others]) => bestMatch(file(own), candidates);

describe('a file', () => {
  it('belongs to the reference with its DOI, surest where the title is on the page, too', () => {
    const text = 'Working together: how trust grows\nbetween care organ-\nisations';
    expect(match({ doi: 'https://doi.org/10.1108/JICA-2019-0042', text })).toEqual({ referenceId: 'trust', how: 'doi', confidence: 99 });
    expect(match({ doi: '10.1108/jica-2019-0042', text: 'In this issue' })).toMatchObject({ referenceId: 'trust', confidence: 75 });
    expect(match({ fileName: '10.1108_JICA-2019-0042.pdf' })).toMatchObject({ referenceId: 'trust', how: 'doi', confidence: 95 });
  });

  it('belongs to the reference whose title stands on its first page, however it is broken', () => {
    const text = '27 WORKING TOGETHER:\nHow trust grows between care organ-\nisations\nAda Okafor';
    expect(match({ text })).toEqual({ referenceId: 'trust', how: 'title', confidence: 95 });
  });

  it('is not taken for another paper with its own DOI that cites the title', () => {
    expect(match({ doi: '10.5555/other', text: `Reply to: ${trust.title}` })).toBeNull();
  });

  it('is not taken for a paper without a DOI whose title it only cites', () => {
    const title = 'What keeps neighbours visiting';
    const cites = `${title}\nAda Okafor\n${'Visits end when nobody asks. '.repeat(30)}\nReferences: Lee K. ${trust.title}. 2018.`;
    expect(match({ title, text: cites }, [{ ...trust, doiKey: '' }])).toBeNull();
  });

  it('is only proposed for a title it answers to, or that stands far down a page without a title', () => {
    const bare = [{ ...trust, doiKey: '' }];
    const reply = `Reply to: ${trust.title}`;
    expect(match({ title: reply, text: reply }, bare)?.confidence).toBe(75);
    const journal = 'Journal of Integrated Care Studies';
    expect(match({ title: journal, text: `${journal}\n${trust.title}` }, bare)?.confidence).toBe(75);
    expect(match({ text: `${'Visits end when nobody asks. '.repeat(40)}${trust.title}` }, bare)?.confidence).toBe(70);
  });

  it('is known by a title whose second line was not read as part of it', () => {
    const text = `${trust.title}\nAda Okafor`;
    expect(match({ title: 'Working together: how trust grows', text })?.confidence).toBe(95);
  });

  it('is proposed where its guessed title is much alike', () => {
    const title = 'Working together: how trust grew between care organizations';
    expect(match({ title, text: title })).toEqual({ referenceId: 'trust', how: 'title', confidence: 80 });
  });

  it('is proposed by its name: words of the title, or author and year', () => {
    expect(match({ fileName: 'Okafor_2019_JIC.pdf' })).toMatchObject({ referenceId: 'trust', how: 'file_name', confidence: 60 });
    expect(match({ fileName: 'shared-goals-networks-care.pdf' })).toMatchObject({ referenceId: 'goals', how: 'file_name', confidence: 80 });
    expect(match({ fileName: 'scan0001.pdf' })).toBeNull();
  });

  it('is less sure where two fit alike', () => {
    const twin = { ...trust, id: 'twin', doiKey: '' };
    expect(match({ text: trust.title }, [{ ...trust, doiKey: '' }, twin])?.confidence).toBe(65);
  });

  it('is never matched by a short title', () => {
    expect(match({ text: 'Editorial\nBy the editors' }, others)).toBeNull();
  });
});
