/** Made-up reviews for property tests: few names, many collisions. */
import fc from 'fast-check';
import type { CodeIn } from '../../../server/reports/code-reading.ts';
import type { CmocKept, Kept, LinkKept, ReferenceKept } from '../../../server/reports/in-scope.ts';
import type { DemiIn } from '../../../server/reports/demi-placing.ts';
import { directions } from '../../../server/reviews/vocabulary.ts';

export const roles = { context: 'role-c', mechanism: 'role-m', outcome: 'role-o' } as const;

const codeIds = ['trust', 'faith', 'conflict', 'power', 'distrust', 'vision'];
const referenceIds = ['r1', 'r2', 'r3', 'r4', 'r5'];
const cmocIds = Array.from({ length: 12 }, (_, at) => `cmoc${at}`);
const excerptIds = Array.from({ length: 15 }, (_, at) => `excerpt${at}`);

const direction = fc.constantFrom(...directions);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 2 });
const code = fc.constantFrom(...codeIds);

/** Codes whose pointers may form chains and rings: the product refuses rings, the counting must survive them. */
export const codesArbitrary: fc.Arbitrary<readonly CodeIn[]> = fc
  .array(fc.record({ parentId: maybe(code), mergedIntoId: fc.option(code, { nil: null, freq: 1 }), mergedInverse: fc.boolean() }), {
    minLength: codeIds.length,
    maxLength: codeIds.length,
  })
  .map((given) => given.map((own, at) => ({ ...own, id: codeIds[at]!, name: codeIds[at]! })));

/** Merges that end: each code may point only at a later one. */
export const treeArbitrary: fc.Arbitrary<readonly CodeIn[]> = codesArbitrary.map((codes) =>
  codes.map((one, at) => ({
    ...one,
    parentId: later(one.parentId, at),
    mergedIntoId: later(one.mergedIntoId, at),
  })),
);
const later = (id: string | null, at: number): string | null => (id !== null && codeIds.indexOf(id) > at ? id : null);

const element = fc.record({ roleId: fc.constantFrom(...Object.values(roles)), codeId: maybe(code), direction });

const cmocs: fc.Arbitrary<readonly CmocKept[]> = fc
  .array(
    fc.record({
      filedUnderId: maybe(code),
      elements: fc.array(element, { maxLength: 5 }),
      level: fc.constantFrom('extracted', 'theory'),
      status: fc.constantFrom('draft', 'agreed', 'retired'),
      referenceId: fc.constantFrom(...referenceIds),
      phaseId: maybe(fc.constantFrom('p1', 'p2')),
      isMerged: fc.nat(9).map((n) => n === 0),
    }),
    { maxLength: cmocIds.length },
  )
  .map((given) =>
    given.map(({ isMerged, referenceId, ...own }, at) => ({
      ...own,
      id: cmocIds[at]!,
      number: at + 1,
      referenceId: own.level === 'extracted' ? referenceId : null,
      mergedIntoId: isMerged ? cmocIds[0]! : null,
    })),
  );

/** An excerpt is of one reference: the reference follows from its name. */
export const referenceOfExcerpt = (excerptId: string): string => referenceIds[Number(excerptId.slice(7)) % referenceIds.length]!;

const links: fc.Arbitrary<readonly LinkKept[]> = fc
  .array(
    fc.record({
      cmocId: fc.constantFrom(...cmocIds),
      excerptId: fc.constantFrom(...excerptIds),
      side: fc.constantFrom('for' as const, 'against' as const, 'neither' as const),
    }),
    { maxLength: 40 },
  )
  .map((given) => given.map((own) => ({ ...own, referenceId: referenceOfExcerpt(own.excerptId) })));

const references: fc.Arbitrary<ReadonlyMap<string, ReferenceKept>> = fc
  .array(fc.record({ studyId: maybe(fc.constantFrom('s1', 's2')), usedAs: fc.constantFrom('empirical', 'review') }), {
    minLength: referenceIds.length,
    maxLength: referenceIds.length,
  })
  .map((given) => new Map(given.map((own, at) => [referenceIds[at]!, { ...own, id: referenceIds[at]! }])));

export const keptArbitrary: fc.Arbitrary<Kept> = fc.record({
  cmocs,
  links,
  references,
  excluded: fc.subarray(referenceIds, { maxLength: 2 }).map((ids) => new Set(ids)),
  appraised: maybe(fc.subarray(referenceIds).map((ids) => new Set(ids))),
  ofTheory: maybe(fc.subarray(cmocIds).map((ids) => new Set(ids))),
});

export const demisArbitrary: fc.Arbitrary<readonly DemiIn[]> = fc
  .array(
    fc.record({
      codeId: code,
      isSplit: fc.boolean(),
      joined: fc.nat(8),
      members: fc.subarray(cmocIds, { maxLength: 4 }),
    }),
    { maxLength: 6 },
  )
  .map((given) =>
    given.map(({ joined, ...own }, at) => ({
      ...own,
      id: `demi${at}`,
      number: at + 1,
      version: 1,
      statement: '',
      explanation: '',
      teamOutcome: '',
      teamOutcomeReason: '',
      joinedIntoId: joined < given.length && joined !== at ? `demi${joined}` : null,
    })),
  );

/** The same things in another order. */
export const shuffled = <T>(list: readonly T[]): fc.Arbitrary<readonly T[]> => fc.shuffledSubarray([...list], { minLength: list.length });
