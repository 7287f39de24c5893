import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeIn, codeReading, readDirection } from '../../../server/reports/code-reading.ts';
import type { DemiIn } from '../../../server/reports/demi-placing.ts';
import { inScope, type Kept } from '../../../server/reports/in-scope.ts';
import { type CmocIn, directionOf, type RollUp, rollUp, type RollUpAsked, type RowsBefore } from '../../../server/reports/roll-up.ts';
import { wholeReview } from '../../../server/reports/table-scope.ts';
import type { Piece } from '../../../server/reports/tally.ts';
import { codesArbitrary, demisArbitrary, keptArbitrary, roles, shuffled, treeArbitrary } from './arbitrary.ts';

const code = (id: string, own: Partial<CodeIn> = {}): CodeIn => ({
  id,
  name: id,
  parentId: null,
  mergedIntoId: null,
  mergedInverse: false,
  ...own,
});

const asking = (kept: Kept, codes: readonly CodeIn[], demis: readonly DemiIn[] = []): RollUpAsked => {
  const scope = inScope(kept, wholeReview);
  return {
    cmocs: scope.cmocs,
    evidence: scope.evidence,
    codes: codeReading(codes),
    demis,
    mechanismRoles: new Set([roles.mechanism]),
    outcomeRoles: new Set([roles.outcome]),
    rankBy: 'cmocs',
  };
};

/** A roll-up as plain values in a fixed order, to compare two of them whole. */
const plain = (result: RollUp): unknown =>
  JSON.parse(JSON.stringify(result, (_key, value: unknown) => (value instanceof Set ? [...value].sort() : value)));

const cmoc = (
  id: string,
  mechanism: string,
  direction: 'more' | 'less' | 'present' | 'depends',
  outcomes: readonly string[] = [],
): CmocIn => ({
  id,
  filedUnderId: mechanism,
  elements: [
    { roleId: roles.mechanism, codeId: mechanism, direction },
    ...outcomes.map((codeId) => ({ roleId: roles.outcome, codeId, direction: 'more' as const })),
  ],
});

const small = (cmocs: readonly CmocIn[], own: Partial<RollUpAsked> = {}): RollUp =>
  rollUp({
    cmocs,
    evidence: new Map(),
    codes: codeReading(['trust', 'distrust', 'faith', 'conflict', 'hope'].map((id) => code(id))),
    demis: [],
    mechanismRoles: new Set([roles.mechanism]),
    outcomeRoles: new Set([roles.outcome]),
    rankBy: 'cmocs',
    ...own,
  });

const demi = (id: string, own: Partial<DemiIn>): DemiIn => ({
  id,
  number: 1,
  codeId: 'trust',
  statement: '',
  explanation: '',
  teamOutcome: '',
  teamOutcomeReason: '',
  version: 1,
  isSplit: false,
  joinedIntoId: null,
  members: [],
  ...own,
});

describe('the roll-up', () => {
  it('counts, for every row, exactly the distinct things one finds by looking for them one by one', () => {
    fc.assert(
      fc.property(keptArbitrary, codesArbitrary, (kept, codes) => {
        const asked = asking(kept, codes);
        for (const row of rollUp(asked).rows) {
          const members = asked.cmocs.filter((one) => one.filedUnderId && asked.codes.at(one.filedUnderId)?.id === row.codeId);
          const links = kept.links.filter(
            (link) =>
              members.some((one) => one.id === link.cmocId) &&
              !kept.excluded.has(link.referenceId) &&
              (kept.appraised?.has(link.referenceId) ?? true),
          );
          const distinct = (side: string, of: 'excerptId' | 'referenceId') =>
            [...new Set(links.filter((link) => link.side === side).map((link) => link[of]))].sort();
          expect([...row.counts.members].sort()).toEqual(members.map((one) => one.id).sort());
          expect([...row.counts.documents].sort()).toEqual(distinct('for', 'referenceId'));
          expect([...row.counts.excerpts].sort()).toEqual(distinct('for', 'excerptId'));
          expect([...row.counts.documentsAgainst].sort()).toEqual(distinct('against', 'referenceId'));
          expect([...row.counts.excerptsAgainst].sort()).toEqual(distinct('against', 'excerptId'));
          const studies = new Set(distinct('for', 'referenceId').map((id) => kept.references.get(id)?.studyId ?? id));
          expect([...row.counts.studies].sort()).toEqual([...studies].sort());
        }
      }),
    );
  });

  it('is the same from nothing as from the rows of another counting, of which those are taken that count the same', () => {
    const twice = keptArbitrary.chain((kept) =>
      fc.record({
        kept: fc.constant(kept),
        links: fc.subarray([...kept.links]),
        cmocs: fc.subarray([...kept.cmocs]),
        other: keptArbitrary,
      }),
    );
    fc.assert(
      fc.property(twice, codesArbitrary, demisArbitrary, ({ kept, links, cmocs, other }, codes, demis) => {
        const before: RowsBefore = new Map();
        for (const now of [kept, { ...kept, links }, { ...kept, cmocs }, other, kept, structuredClone(kept)]) {
          const asked = asking(now, codes, demis);
          expect(plain(rollUp({ ...asked, before }))).toEqual(plain(rollUp(asked)));
          expect(rollUp({ ...asked, before }).rows.every((row) => before.get(row.key)?.row === row)).toBe(true);
        }
      }),
    );
    const trust = [cmoc('1', 'trust', 'more', ['hope']), cmoc('2', 'trust', 'less', ['hope'])];
    const before: RowsBefore = new Map();
    const [first] = small([...trust, cmoc('3', 'faith', 'more')], { before }).rows;
    const [again, other] = small([...structuredClone(trust), cmoc('3', 'conflict', 'more')], { before }).rows;
    expect(again).toBe(first);
    expect([...before.keys()]).toEqual(['c:trust', other?.key]);
  });

  it('shares the CMOCs of a row out among the directions', () => {
    fc.assert(
      fc.property(keptArbitrary, codesArbitrary, demisArbitrary, (kept, codes, demis) => {
        for (const { counts } of rollUp(asking(kept, codes, demis)).rows) {
          const parts = Object.values(counts.directions);
          expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(counts.members.size);
          expect(new Set(parts.flatMap((part) => [...part]))).toEqual(counts.members);
        }
      }),
    );
  });

  it('does not depend on the order in which things were coded', () => {
    const inAnyOrder = keptArbitrary.chain((kept) =>
      fc
        .tuple(fc.constant(kept), shuffled(kept.cmocs), shuffled(kept.links))
        .map(([one, cmocs, links]) => [one, { ...one, cmocs, links }] as const),
    );
    fc.assert(
      fc.property(inAnyOrder, treeArbitrary, demisArbitrary, ([kept, other], codes, demis) => {
        expect(plain(rollUp(asking(other, [...codes].reverse(), [...demis].reverse())))).toEqual(plain(rollUp(asking(kept, codes, demis))));
      }),
    );
  });

  it('puts every CMOC in scope in a row or among those not filed, and counts totals once', () => {
    fc.assert(
      fc.property(keptArbitrary, codesArbitrary, demisArbitrary, (kept, codes, demis) => {
        const asked = asking(kept, codes, demis);
        const { rows, totals, unfiled } = rollUp(asked);
        const inRows = new Set(rows.flatMap((row) => [...row.counts.members]));
        expect(totals.members).toEqual(inRows);
        expect(new Set([...inRows, ...unfiled])).toEqual(new Set(asked.cmocs.map((one) => one.id)));
        expect([...unfiled].filter((id) => inRows.has(id))).toEqual([]);
        expect(totals.excerpts).toEqual(new Set(rows.flatMap((row) => [...row.counts.excerpts])));
      }),
    );
  });

  it('reads a merged code as the one it was merged into, and as itself again once un-merged', () => {
    fc.assert(
      fc.property(keptArbitrary, fc.boolean(), (kept, mergedInverse) => {
        const apart = ['trust', 'distrust', 'faith', 'conflict', 'power', 'vision'].map((id) => code(id));
        const merged = apart.map((one) => (one.id === 'distrust' ? { ...one, mergedIntoId: 'trust', mergedInverse } : one));
        const before = rollUp(asking(kept, apart));
        const after = rollUp(asking(kept, merged));
        const members = (of: RollUp, id: string) => of.rows.find((row) => row.codeId === id)?.counts.members ?? new Set();
        expect(members(after, 'trust')).toEqual(new Set([...members(before, 'trust'), ...members(before, 'distrust')]));
        const row = after.rows.find((one) => one.codeId === 'trust');
        if (row) expect(row.raw).toEqual(members(before, 'trust'));
        const apartAgain = merged.map((one) => ({ ...one, mergedIntoId: null, mergedInverse: false }));
        expect(plain(rollUp(asking(kept, apartAgain)))).toEqual(plain(before));
      }),
    );
  });

  it('flips more and less, present and absent, where an inverse merge counts', () => {
    const codes = codeReading([code('trust'), code('distrust', { mergedIntoId: 'trust', mergedInverse: true }), code('fear')]);
    const direction = (direction: 'more' | 'less' | 'present' | 'depends') =>
      directionOf({ codes, mechanismRoles: new Set([roles.mechanism]) }, cmoc('a', 'distrust', direction), 'trust');
    expect(['more', 'less', 'present', 'depends'].map((one) => direction(one as 'more'))).toEqual(['less', 'more', 'absent', 'depends']);
  });

  it('flips twice along two inverse merges', () => {
    const codes = codeReading([
      code('trust'),
      code('distrust', { mergedIntoId: 'trust', mergedInverse: true }),
      code('not distrusting', { mergedIntoId: 'distrust', mergedInverse: true }),
    ]);
    expect(codes.at('not distrusting')).toEqual({ id: 'trust', inverse: false });
  });

  it('reads the direction from the mechanism where the same code is also another element', () => {
    const both: CmocIn = {
      id: 'a',
      filedUnderId: 'trust',
      elements: [
        { roleId: roles.context, codeId: 'trust', direction: 'less' },
        { roleId: roles.mechanism, codeId: 'trust', direction: 'more' },
      ],
    };
    expect(small([both]).rows[0]?.counts.directions.more).toEqual(new Set(['a']));
  });

  it('lowers counts when a reference is left out, never raises one, and says what was left out', () => {
    fc.assert(
      fc.property(keptArbitrary, treeArbitrary, (kept, codes) => {
        const all = { ...kept, excluded: new Set<string>() };
        const [before, after] = [rollUp(asking(all, codes)), rollUp(asking({ ...kept, excluded: new Set(['r1']) }, codes))];
        for (const row of after.rows) {
          const was = before.rows.find((one) => one.key === row.key);
          for (const name of ['members', 'documents', 'excerpts', 'studies', 'excerptsAgainst'] as const)
            expect([...row.counts[name]].filter((id) => !was?.counts[name].has(id))).toEqual([]);
          expect(row.counts.documents.has('r1')).toBe(false);
        }
        expect(plain(rollUp(asking(all, codes)))).toEqual(plain(before));
      }),
    );
  });

  it('shows ties of the most frequent outcome alphabetically', () => {
    const { rows } = small([
      cmoc('a', 'trust', 'more', ['hope', 'faith']),
      cmoc('b', 'trust', 'less', ['faith', 'hope']),
      cmoc('c', 'trust', 'more', ['conflict']),
    ]);
    expect(rows.map((row) => [row.outcomes.top.map((one) => one.name), row.outcomes.times])).toEqual([[['faith', 'hope'], 2]]);
  });

  it('ranks outcomes by studies where the review asks for that', () => {
    const piece = (referenceId: string): Piece => ({ excerptId: `e-${referenceId}`, referenceId, studyId: referenceId, against: false });
    const cmocs = [cmoc('a', 'trust', 'more', ['faith']), cmoc('b', 'trust', 'more', ['faith']), cmoc('c', 'trust', 'more', ['hope'])];
    const evidence = new Map([
      ['a', [piece('r1')]],
      ['b', [piece('r1')]],
      ['c', [piece('r1'), piece('r2')]],
    ]);
    const { rows } = small(cmocs, { evidence, rankBy: 'studies' });
    expect(rows[0]?.outcomes).toMatchObject({ times: 2, top: [{ name: 'hope' }] });
  });

  it('has no most frequent outcome where there is no outcome', () => {
    expect(small([cmoc('a', 'trust', 'more')]).rows[0]?.outcomes).toMatchObject({ times: 0, top: [] });
  });

  it('orders rows by number of CMOCs, then alphabetically', () => {
    const { rows } = small([
      cmoc('a', 'trust', 'more'),
      cmoc('b', 'faith', 'more'),
      cmoc('c', 'conflict', 'more'),
      cmoc('d', 'conflict', 'more'),
    ]);
    expect(rows.map((row) => row.name)).toEqual(['conflict', 'faith', 'trust']);
  });

  it('counts the members of a split demi-regularity apart, and the rest under the code', () => {
    const cmocs = [cmoc('a', 'trust', 'more'), cmoc('b', 'trust', 'less'), cmoc('c', 'trust', 'more')];
    const demis = [demi('loss', { isSplit: true, members: ['b'] }), demi('whole', { number: 2, explanation: 'kept' })];
    const rows = small(cmocs, { demis }).rows.map((row) => [row.key, [...row.counts.members], row.demi?.explanation]);
    expect(rows).toEqual([
      ['c:trust', ['a', 'c'], 'kept'],
      ['d:loss', ['b'], ''],
    ]);
  });

  it('counts a joined demi-regularity in the one it was joined into, also in a ring of joins', () => {
    const cmocs = [cmoc('a', 'trust', 'more'), cmoc('b', 'faith', 'less')];
    const joined = [demi('t', {}), demi('f', { number: 2, codeId: 'faith', joinedIntoId: 't' })];
    expect(
      small(cmocs, { demis: joined }).rows.map((row) => [row.key, [...row.counts.members], row.readAs.map((one) => one.name)]),
    ).toEqual([['c:trust', ['a', 'b'], ['faith']]]);
    const ring = [demi('t', { joinedIntoId: 'f' }), demi('f', { number: 2, codeId: 'faith', joinedIntoId: 't' })];
    expect(
      small(cmocs, { demis: ring })
        .rows.flatMap((row) => [...row.counts.members])
        .sort(),
    ).toEqual(['a', 'b']);
  });

  it('counts a CMOC of a joined demi-regularity that was given to a part in the part only', () => {
    const cmocs = [cmoc('a', 'trust', 'more'), cmoc('b', 'faith', 'less')];
    const demis = [
      demi('t', {}),
      demi('f', { number: 2, codeId: 'faith', joinedIntoId: 't' }),
      demi('part', { number: 3, isSplit: true, members: ['b'] }),
    ];
    expect(small(cmocs, { demis }).rows.map((row) => [row.key, [...row.counts.members]])).toEqual([
      ['c:trust', ['a']],
      ['d:part', ['b']],
    ]);
  });

  it('keeps the explanation of the code that stays when two codes with one each are merged', () => {
    const codes = codeReading([code('trust'), code('faith', { mergedIntoId: 'trust' })]);
    const demis = [demi('f', { codeId: 'faith', explanation: 'of faith' }), demi('t', { number: 2, explanation: 'of trust' })];
    expect(small([cmoc('a', 'faith', 'more')], { codes, demis }).rows.map((row) => row.demi?.explanation)).toEqual(['of trust']);
  });

  it('counts children once in the code above, flipped below an inverse merge', () => {
    const tree = [
      code('attitudes'),
      code('trust', { parentId: 'attitudes' }),
      code('initial trust', { parentId: 'trust' }),
      code('distrust', { mergedIntoId: 'trust', mergedInverse: true }),
      code('suspicion', { parentId: 'distrust' }),
    ];
    const cmocs = [cmoc('a', 'trust', 'more'), cmoc('b', 'initial trust', 'more'), cmoc('c', 'suspicion', 'more')];
    const at = (depth: number | null) =>
      small(cmocs, { codes: codeReading(tree, depth), byCode: depth !== null }).rows.map((row) => [
        row.name,
        row.counts.members.size,
        row.counts.directions.more.size,
        row.counts.directions.less.size,
      ]);
    expect(at(0)).toEqual([['attitudes', 3, 2, 1]]);
    expect(at(1)).toEqual([['trust', 3, 2, 1]]);
    expect(at(null)).toEqual([
      ['initial trust', 1, 1, 0],
      ['suspicion', 1, 1, 0],
      ['trust', 1, 1, 0],
    ]);
  });

  it('reads the direction of a CMOC filed under a code that is none of its elements from its mechanisms', () => {
    const moved = { ...cmoc('a', 'faith', 'less'), filedUnderId: 'trust' };
    expect(small([moved]).rows[0]?.counts.directions.less).toEqual(new Set(['a']));
  });
});

describe('directions', () => {
  it('read twice inversely are themselves', () => {
    for (const one of ['more', 'less', 'present', 'absent', 'depends', 'not_stated'] as const)
      expect(readDirection(readDirection(one, true), true)).toBe(one);
  });
});
