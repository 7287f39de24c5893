import { describe, expect, it } from 'vitest';
import { type CmocKept, inScope, type Kept, type LinkKept } from '../../../server/reports/in-scope.ts';
import { type TableScope, wholeReview } from '../../../server/reports/table-scope.ts';

const cmoc = (id: string, own: Partial<CmocKept> = {}): CmocKept => ({
  id,
  number: 1,
  filedUnderId: null,
  elements: [],
  level: 'theory',
  status: 'draft',
  referenceId: null,
  phaseId: null,
  mergedIntoId: null,
  ...own,
});

const link = (cmocId: string, excerptId: string, referenceId: string, side: LinkKept['side'] = 'for'): LinkKept => ({
  cmocId,
  excerptId,
  referenceId,
  side,
});

const kept = (own: Partial<Kept>): Kept => ({
  cmocs: [],
  links: [],
  references: new Map([
    ['r1', { id: 'r1', studyId: 's', usedAs: 'empirical' }],
    ['r2', { id: 'r2', studyId: null, usedAs: 'theory' }],
  ]),
  excluded: new Set(),
  appraised: null,
  ofTheory: null,
  ...own,
});

const counted = (of: Partial<Kept>, scope: Partial<TableScope> = {}) => {
  const found = inScope(kept(of), { ...wholeReview, ...scope });
  return { ...found, ids: found.cmocs.map((one) => one.id) };
};

describe('the scope of a table', () => {
  it('is the extracted CMOCs where there are any, otherwise those of the theory', () => {
    const theory = cmoc('t');
    const extracted = cmoc('x', { level: 'extracted', referenceId: 'r1' });
    expect(counted({ cmocs: [theory] })).toMatchObject({ level: 'theory', ids: ['t'] });
    expect(counted({ cmocs: [theory, extracted] })).toMatchObject({ level: 'extracted', ids: ['x'] });
    expect(counted({ cmocs: [theory, extracted] }, { level: 'all' }).ids).toEqual(['t', 'x']);
    expect(counted({ cmocs: [theory, extracted], excluded: new Set(['r1']) })).toMatchObject({ level: 'extracted', ids: [] });
  });

  it('leaves out what was retired or merged away, unless retired ones are asked for', () => {
    const cmocs = [cmoc('a'), cmoc('b', { status: 'retired' }), cmoc('c', { mergedIntoId: 'a' }), cmoc('d', { status: 'agreed' })];
    expect(counted({ cmocs }).ids).toEqual(['a', 'd']);
    expect(counted({ cmocs }, { statuses: ['agreed', 'retired'] }).ids).toEqual(['b', 'd']);
  });

  it('takes the evidence of an excluded reference away and says how many passages that were', () => {
    const cmocs = [cmoc('a'), cmoc('x', { level: 'extracted', referenceId: 'r2' })];
    const links = [link('a', 'e1', 'r1'), link('a', 'e2', 'r2'), link('x', 'e2', 'r2'), link('x', 'e3', 'r2', 'against')];
    const out = counted({ cmocs, links, excluded: new Set(['r2']) }, { level: 'all' });
    expect(out.ids).toEqual(['a']);
    expect(out.evidence.get('a')?.map((piece) => piece.excerptId)).toEqual(['e1']);
    expect(out.passagesLeftOut).toEqual(new Set(['e2', 'e3']));
    expect(out.cmocsLeftOut).toEqual(new Set(['x']));
  });

  it('counts a reference without a study as a study of its own', () => {
    const { evidence } = counted({ cmocs: [cmoc('a')], links: [link('a', 'e1', 'r1'), link('a', 'e2', 'r2')] });
    expect(evidence.get('a')?.map((piece) => piece.studyId)).toEqual(['s', 'r2']);
  });

  it('asks for uses, appraisal, phase and theory', () => {
    const cmocs = [cmoc('a', { phaseId: 'p' }), cmoc('b'), cmoc('x', { level: 'extracted', referenceId: 'r2', phaseId: 'p' })];
    const links = [link('a', 'e1', 'r1'), link('a', 'e2', 'r2')];
    const all = { level: 'all' as const };
    const empirical = counted({ cmocs, links }, { ...all, uses: ['empirical'] });
    expect(empirical.ids).toEqual(['a', 'b']);
    expect(empirical.evidence.get('a')).toHaveLength(1);
    expect(empirical.passagesLeftOut.size).toBe(0);
    expect(counted({ cmocs, links }, { ...all, phaseId: 'p' }).ids).toEqual(['a', 'x']);
    expect(counted({ cmocs, links, ofTheory: new Set(['b']) }, all).ids).toEqual(['b']);
    expect(
      counted({ cmocs, links, appraised: new Set(['r2']) }, all)
        .evidence.get('a')
        ?.map((one) => one.referenceId),
    ).toEqual(['r2']);
  });

  it('counts links that are neither for nor against on no side', () => {
    expect(counted({ cmocs: [cmoc('a')], links: [link('a', 'e', 'r1', 'neither')] }).evidence.get('a')).toEqual([]);
  });
});
