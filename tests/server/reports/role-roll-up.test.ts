import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeReading } from '../../../server/reports/code-reading.ts';
import { type Occurrence, roleRollUp } from '../../../server/reports/role-roll-up.ts';
import type { Piece } from '../../../server/reports/tally.ts';
import { directions } from '../../../server/reviews/vocabulary.ts';
import { codesArbitrary, roles } from './arbitrary.ts';

const code = (id: string, mergedIntoId: string | null = null, mergedInverse = false) => ({
  id,
  name: id,
  parentId: null,
  mergedIntoId,
  mergedInverse,
});

const on = (id: string, roleId: string, codeId: string, direction: Occurrence['direction'] = 'not_stated'): Occurrence => ({
  on: id,
  roleId,
  codeId,
  direction,
});

const piece = (excerptId: string, referenceId: string): Piece => ({ excerptId, referenceId, studyId: referenceId, against: false });

describe('the roll-up of a role', () => {
  const codes = codeReading([code('history'), code('distance'), code('trust'), code('faith'), code('distrust', 'trust', true)]);

  it('counts contextual factors under each mechanism they come with, and those without one last', () => {
    const { rows, totals } = roleRollUp({
      occurrences: [
        on('a', roles.context, 'history'),
        on('a', roles.mechanism, 'trust'),
        on('b', roles.context, 'history'),
        on('b', roles.mechanism, 'distrust'),
        on('b', roles.mechanism, 'faith'),
        on('c', roles.context, 'distance'),
      ],
      roleId: roles.context,
      groupRoleId: roles.mechanism,
      evidence: new Map([
        ['a', [piece('e1', 'r1')]],
        ['b', [piece('e2', 'r1'), piece('e3', 'r2')]],
      ]),
      codes,
    });
    expect(rows.map((row) => [row.group?.name, row.name, row.counts.members.size, row.counts.documents.size])).toEqual([
      ['trust', 'history', 2, 2],
      ['faith', 'history', 1, 2],
      [undefined, 'distance', 1, 0],
    ]);
    expect([totals.members.size, totals.documents.size]).toEqual([3, 2]);
  });

  it('reads what was merged, and says as what it was coded', () => {
    const { rows } = roleRollUp({
      occurrences: [on('a', roles.mechanism, 'distrust', 'more'), on('b', roles.mechanism, 'trust', 'more')],
      roleId: roles.mechanism,
      groupRoleId: null,
      evidence: new Map(),
      codes,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.counts.directions.less).toEqual(new Set(['a']));
    expect(rows[0]?.readAs).toEqual([{ codeId: 'distrust', name: 'distrust', inverse: true, members: new Set(['a']) }]);
  });

  it('counts each row’s distinct things once, in any order, and shares them out among directions', () => {
    const role = fc.constantFrom(...Object.values(roles));
    const one = fc.record({
      on: fc.constantFrom('a', 'b', 'c', 'd'),
      roleId: role,
      codeId: fc.constantFrom('trust', 'faith', 'conflict', 'gone'),
      direction: fc.constantFrom(...directions),
    });
    const evidence = new Map(['a', 'b', 'c'].map((id, at) => [id, [piece(`e${at}`, `r${at % 2}`)]]));
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 20 }),
        role,
        fc.option(role, { nil: null }),
        codesArbitrary,
        (occurrences, roleId, groupRoleId, all) => {
          const asked = { occurrences, roleId, groupRoleId, evidence, codes: codeReading(all) };
          const { rows, totals } = roleRollUp(asked);
          const counted = occurrences.filter((each) => each.roleId === roleId && asked.codes.at(each.codeId));
          expect(totals.members).toEqual(new Set(counted.map((each) => each.on)));
          for (const row of rows) {
            const members = counted.filter((each) => asked.codes.at(each.codeId)?.id === row.codeId).map((each): string => each.on);
            expect([...row.counts.members].filter((id) => !members.includes(id))).toEqual([]);
            if (groupRoleId === null) expect(row.counts.members).toEqual(new Set(members));
            expect(Object.values(row.counts.directions).reduce((sum, part) => sum + part.size, 0)).toBe(row.counts.members.size);
          }
          const again = roleRollUp({ ...asked, occurrences: [...occurrences].reverse() });
          expect(again.rows.map((row) => [row.key, row.counts.members.size])).toEqual(
            rows.map((row) => [row.key, row.counts.members.size]),
          );
        },
      ),
    );
  });
});
