/** The example review hangs together: every name, letter and quotation leads somewhere. */
import { describe, expect, it } from 'vitest';
import { appraisals, decisions } from '../../../server/demo/appraisals.ts';
import { cases } from '../../../server/demo/cases.ts';
import { cmocs, relations } from '../../../server/demo/cmocs/index.ts';
import { codes } from '../../../server/demo/codebook.ts';
import { demiRegularities } from '../../../server/demo/demi-regularities.ts';
import { filled } from '../../../server/demo/form.ts';
import { memos } from '../../../server/demo/memos.ts';
import { interviewsKey, papers, transcripts } from '../../../server/demo/papers/index.ts';
import { passages } from '../../../server/demo/passages.ts';
import { records, papersFound } from '../../../server/demo/records/index.ts';
import { searches } from '../../../server/demo/searches.ts';
import { theories } from '../../../server/demo/theories.ts';

const referenceKeys = [...papers.map((paper) => paper.key), interviewsKey];
const passageKeys = new Set(passages.map((passage) => passage.key));
const cmocKeys = new Set(cmocs.map((cmoc) => cmoc.key));
const extracted = cmocs.filter((cmoc) => cmoc.from !== null);
const ofTheory = cmocs.filter((cmoc) => cmoc.from === null);
const links = cmocs.flatMap((cmoc) => cmoc.evidence.map((link) => ({ cmoc, link })));

const duplicates = (keys: readonly string[]): readonly string[] => keys.filter((key, at) => keys.indexOf(key) !== at);

describe('the example review', () => {
  it('is as large as it promises', () => {
    expect(papers.length).toBeGreaterThanOrEqual(12);
    expect(passages.length).toBeGreaterThanOrEqual(130);
    expect(cmocs.length).toBeGreaterThanOrEqual(40);
    expect(ofTheory.filter((cmoc) => cmoc.isPrior).length).toBeGreaterThanOrEqual(12);
    expect(codes.length).toBeGreaterThanOrEqual(60);
    expect(new Set(passages.map((passage) => passage.by))).toEqual(new Set(['marit', 'tomasz']));
  });

  it('uses every key once', () => {
    expect(duplicates([...referenceKeys, ...transcripts.map((one) => one.key)])).toEqual([]);
    expect(duplicates(cmocs.map((cmoc) => cmoc.key))).toEqual([]);
    expect(duplicates(codes.map((code) => code.name.toLowerCase()))).toEqual([]);
    const names = codes.flatMap((code) => [code.name, ...(code.aliases ?? [])]).map((name) => name.toLowerCase());
    expect(duplicates(names)).toEqual([]);
  });

  it('has a coding, or an empty list, for every marked passage, and a mark for every coding', () => {
    for (const source of [...papers, ...transcripts])
      expect(passages.filter((passage) => passage.key.startsWith(`${source.key}.`)).map((passage) => passage.key)).toEqual(
        Object.keys(source.passages).map((letter) => `${source.key}.${letter}`),
      );
  });

  it('has a code tree whose parents and merges are codes', () => {
    const names = new Set(codes.map((code) => code.name));
    expect(codes.filter((code) => code.under && !names.has(code.under))).toEqual([]);
    const merges = codes.flatMap((code) => code.mergedInto ?? []);
    expect(merges.filter((merge) => !names.has(merge.name))).toEqual([]);
    expect(merges.filter((merge) => merge.inverse).length).toBeGreaterThan(0);
    expect(merges.filter((merge) => !merge.inverse).length).toBeGreaterThanOrEqual(2);
  });

  it('links only passages that there are', () => {
    expect(links.filter(({ link }) => !passageKeys.has(link.passage)).map(({ cmoc, link }) => `${cmoc.key}: ${link.passage}`)).toEqual([]);
  });

  it('links elements that the configuration has', () => {
    const count = (key: string, role: string): number =>
      cmocs.find((cmoc) => cmoc.key === key)?.elements.filter((element) => element.role === role).length ?? 0;
    const roleOf = { C: 'context', M: 'mechanism', O: 'outcome' } as const;
    const lacking = links.flatMap(({ cmoc, link }) =>
      link.at === 'whole'
        ? []
        : link.at
            .split('-')
            .filter((one) => count(cmoc.key, roleOf[one[0] as 'C' | 'M' | 'O']) < Number(one.slice(1) || 1))
            .map((one) => `${cmoc.key}: ${link.passage} at ${one}`),
    );
    expect(lacking).toEqual([]);
  });

  it('links a passage to one target of a configuration once', () => {
    expect(duplicates(links.map(({ cmoc, link }) => `${cmoc.key} ${link.passage} ${link.at}`))).toEqual([]);
  });

  it('extracts from papers and tests theory', () => {
    expect(extracted.filter((cmoc) => !referenceKeys.includes(cmoc.from ?? '')).map((cmoc) => cmoc.key)).toEqual([]);
    const theoryKeys = new Set(ofTheory.map((cmoc) => cmoc.key));
    expect(cmocs.flatMap((cmoc) => cmoc.tests.filter((test) => !theoryKeys.has(test.of)).map((test) => `${cmoc.key}: ${test.of}`))).toEqual(
      [],
    );
    expect(new Set(cmocs.flatMap((cmoc) => cmoc.tests.map((test) => test.finding)))).toEqual(new Set(['identical', 'novel', 'conflicts']));
  });

  it('names CMOCs in its notes that there are', () => {
    const named = JSON.stringify([cmocs, memos]).matchAll(/\[([a-z]+-[a-z0-9-]+)\]/g);
    expect([...named].map(([, key]) => key ?? '').filter((key) => !cmocKeys.has(key))).toEqual([]);
    expect(relations.flatMap((one) => [one.from, one.to]).filter((key) => !cmocKeys.has(key))).toEqual([]);
    expect(demiRegularities.flatMap((one) => one.split ?? []).filter((key) => !cmocKeys.has(key))).toEqual([]);
  });

  it('has what a table must be able to show', () => {
    const has = (role: string) => (cmoc: (typeof cmocs)[number]) => cmoc.elements.some((element) => element.role === role);
    expect(extracted.filter((cmoc) => !has('mechanism')(cmoc)).length).toBeGreaterThanOrEqual(3);
    expect(extracted.filter((cmoc) => !has('outcome')(cmoc)).length).toBeGreaterThanOrEqual(2);
    expect(extracted.filter((cmoc) => cmoc.elements.filter((one) => one.role === 'outcome').length > 1).length).toBeGreaterThanOrEqual(3);
    expect(links.filter(({ link }) => link.stance === 'refutes').length).toBeGreaterThanOrEqual(8);
    expect(new Set(cmocs.map((cmoc) => cmoc.state.status))).toEqual(new Set(['draft', 'proposed', 'agreed', 'retired']));
    expect(new Set(cmocs.flatMap((cmoc) => cmoc.case ?? []))).toEqual(new Set(cases.map((one) => one.abbreviation)));
    expect(passages.filter((passage) => passage.codings.length === 0).length).toBeGreaterThanOrEqual(3);
    expect(papers.filter((paper) => paper.record.study === 'STAP trial')).toHaveLength(2);
  });

  it('has judged, decided on and filled the form for every reference', () => {
    expect(Object.keys(appraisals).sort()).toEqual([...referenceKeys].sort());
    expect(Object.keys(decisions).sort()).toEqual([...referenceKeys].sort());
    const kept = referenceKeys.filter((key) => decisions[key]?.stands.choice !== 'exclude');
    expect(Object.keys(filled).sort()).toEqual([...kept].sort());
    expect(referenceKeys.length - kept.length).toBe(1);
    const cited = Object.values(filled).flatMap((one) => Object.values(one.cites ?? {}).flat());
    expect(cited.filter((key) => !passageKeys.has(key))).toEqual([]);
  });

  it('found every paper by a search of the phases it is used in, and nothing twice under two names', () => {
    expect(Object.keys(papersFound).sort()).toEqual(papers.map((paper) => paper.key).sort());
    for (const { key, record } of papers) expect(papersFound[key]?.map((one) => searches[one].phase)).toContain(record.phases[0]);
    expect(duplicates([...records.map((one) => one.key), ...referenceKeys])).toEqual([]);
    expect(duplicates([...records.map((one) => one.title), ...papers.map((paper) => paper.record.title)])).toEqual([]);
    expect(records.filter((one) => one.abstract.length < 60).map((one) => one.key)).toEqual([]);
    expect(records.filter((one) => one.found.length === 0 || new Set(one.found.map((by) => searches[by].phase)).size > 1)).toEqual([]);
  });

  it('keeps CMOCs to theories that there are', () => {
    const keys = new Set(theories.map((theory) => theory.key));
    expect(cmocs.flatMap((cmoc) => cmoc.theories ?? []).filter((key) => !keys.has(key))).toEqual([]);
  });
});
