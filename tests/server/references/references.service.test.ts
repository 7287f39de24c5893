import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { casesOf } from '../../../server/references/cases.queries.ts';
import { addCase, changeCase, setCases, trashCase } from '../../../server/references/cases.service.ts';
import type { LiteratureFilter } from '../../../server/references/literature-filter.ts';
import { literatureList, literatureTotals } from '../../../server/references/literature.queries.ts';
import { blankReference } from '../../../server/references/reference.ts';
import { referenceById, referenceLabels, siblingsOf } from '../../../server/references/references.queries.ts';
import {
  addReference,
  changeMany,
  changeReference,
  makeReference,
  restoreReference,
  trashReferences,
} from '../../../server/references/references.service.ts';
import { joinStudy, leaveStudy } from '../../../server/references/studies.service.ts';
import { settle } from '../../../server/screening/decisions.service.ts';
import { Conflict, NotFound, Refused } from '../../../server/platform/errors.ts';
import { operate } from '../../../server/platform/operation.ts';
import { takeBack } from '../../../server/platform/undo.queries.ts';
import { nextOf } from '../../../server/overview/frame.queries.ts';
import type { Context } from '../../../server/platform/context.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, referenceOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  return { ctx, ...(await reviewOfAda(ctx)) };
}

async function undo(ctx: Context, scope: Scope): Promise<void> {
  const last = (await nextOf(scope)).undo;
  if (!last) throw new Error('nothing to undo');
  await takeBack(ctx, scope, last);
}

const everything: LiteratureFilter = { show: 'all', q: '', use: '', phase: '', sort: 'author' };

async function listed(scope: Scope, own: Partial<LiteratureFilter> = {}): Promise<readonly string[]> {
  const { rows } = await literatureList(scope, { ...everything, ...own }, { offset: 0, limit: 100 });
  return rows.map((row) => row.title);
}

describe('a record', () => {
  it('that was guessed is confirmed by saving it', async () => {
    const { ctx, scope } = await setUp();
    const id = await operate(ctx, scope, { verb: 'add' }, (op) => makeReference(op, { title: 'Trsut grows' }, ['title', 'year']));
    const phases = (await vocabulary(scope, 'phase')).map((phase) => phase.id);
    expect(await listed(scope, { show: 'guessed' })).toEqual(['Trsut grows']);
    const fields = {
      ...blankReference,
      title: 'Trust grows',
      authors: ['Okafor, Ada'],
      year: 2019,
      countries: ['Norway'],
      doi: 'doi:10.1/X',
    };
    await changeReference(ctx, scope, { id, version: 1, fields, phases: phases.slice(0, 1) });
    expect(await referenceById(scope, id)).toMatchObject({ ...fields, guessed: [], phases: phases.slice(0, 1) });
    expect(await listed(scope, { show: 'guessed' })).toEqual([]);
    expect(await listed(scope, { phase: phases[0]! })).toEqual(['Trust grows']);
    expect(await listed(scope, { phase: phases[1]! })).toEqual([]);
  });

  it('changed by two people at the same field keeps both texts', async () => {
    const { ctx, scope } = await setUp();
    const id = await addReference(ctx, scope, { ...blankReference, title: 'Trust' });
    await changeReference(ctx, scope, { id, version: 1, fields: { ...blankReference, title: 'Trust grows' }, phases: [] });
    const late = changeReference(ctx, scope, { id, version: 1, fields: { ...blankReference, title: 'Trust falls' }, phases: [] });
    await expect(late).rejects.toBeInstanceOf(Conflict);
    expect((await referenceById(scope, id))?.title).toBe('Trust grows');
  });

  it('takes its documents to the trash and back, but not one that was there before', async () => {
    const { ctx, scope } = await setUp();
    const { reference, document } = await documentOf(ctx, scope, 'Trust', ['Words.']);
    const other = await documentOf(ctx, scope, 'Appendix', ['More words.']);
    await ctx.db.write((tx) => tx.updateTable('document').set({ reference_id: reference }).where('id', '=', other.document).execute());
    const live = async () =>
      (await ctx.db.read.selectFrom('document').select('id').where('trashed_at', 'is', null).execute()).map((row) => row.id);
    await ctx.db.write((tx) =>
      tx.updateTable('document').set({ trashed_at: '2026-01-01T00:00:00.000Z' }).where('id', '=', other.document).execute(),
    );
    ctx.pass(1000);
    await trashReferences(ctx, scope, [reference]);
    expect(await live()).toEqual([]);
    expect(await literatureTotals(scope)).toEqual({ all: 1, trash: 1 });
    await restoreReference(ctx, scope, reference);
    expect(await live()).toEqual([document]);
  });

  it('in the trash comes back by undo, with its documents', async () => {
    const { ctx, scope } = await setUp();
    const { reference, document } = await documentOf(ctx, scope, 'Trust', ['Words.']);
    await trashReferences(ctx, scope, [reference]);
    await undo(ctx, scope);
    expect(await referenceById(scope, reference)).toBeDefined();
    expect(await ctx.db.read.selectFrom('document').select('trashed_at').where('id', '=', document).executeTakeFirst()).toEqual({
      trashed_at: null,
    });
  });
});

describe('many records at once', () => {
  it('get a use or a phase, and lose a phase, in one step that undo takes back', async () => {
    const { ctx, scope } = await setUp();
    const ids = await Promise.all(['A', 'B', 'C'].map((title) => referenceOf(ctx, scope, title, { used_as: '' })));
    const [phase] = await vocabulary(scope, 'phase');
    await changeMany(ctx, scope, ids.slice(0, 2), { kind: 'use', use: 'theory' });
    expect(await listed(scope, { use: 'theory', sort: 'title' })).toEqual(['A', 'B']);
    expect(await listed(scope, { use: 'none' })).toEqual(['C']);
    await changeMany(ctx, scope, ids, { kind: 'phase', phase: phase!.id, isUsed: true });
    await changeMany(ctx, scope, ids.slice(0, 1), { kind: 'phase', phase: phase!.id, isUsed: false });
    expect(await listed(scope, { phase: phase!.id, sort: 'title' })).toEqual(['B', 'C']);
    await undo(ctx, scope);
    expect(await listed(scope, { phase: phase!.id, sort: 'title' })).toEqual(['A', 'B', 'C']);
  });

  it('with one of another review change nothing', async () => {
    const { ctx, scope } = await setUp();
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const ids = [await referenceOf(ctx, scope, 'Mine'), await referenceOf(ctx, other, 'Theirs')];
    await expect(changeMany(ctx, scope, ids, { kind: 'use', use: 'policy' })).rejects.toBeInstanceOf(NotFound);
    expect(await listed(scope, { use: 'policy' })).toEqual([]);
  });
});

describe('papers of one study', () => {
  it('are joined, join another study, and leave; the last one alone is no study', async () => {
    const { ctx, scope } = await setUp();
    const [a, b, c, d] = (await Promise.all(['A', 'B', 'C', 'D'].map((title) => referenceOf(ctx, scope, title)))) as [
      string,
      string,
      string,
      string,
    ];
    await joinStudy(ctx, scope, [a, b]);
    const second = await joinStudy(ctx, scope, [c, d]);
    const joined = await joinStudy(ctx, scope, [b, c]);
    const studyOf = async (id: string) => (await referenceById(scope, id))?.studyId;
    expect(await Promise.all([a, b, c, d].map(studyOf))).toEqual([joined, joined, joined, joined]);
    expect(joined).not.toBe(second);
    expect((await siblingsOf(scope, { id: a, studyId: joined })).map((one) => one.title)).toEqual(['B', 'C', 'D']);
    await leaveStudy(ctx, scope, a);
    await leaveStudy(ctx, scope, b);
    expect(await listed(scope, { show: 'siblings', sort: 'title' })).toEqual(['C', 'D']);
    await leaveStudy(ctx, scope, c);
    expect(await studyOf(d)).toBeNull();
    expect(await listed(scope, { show: 'siblings' })).toEqual([]);
    await undo(ctx, scope);
    expect(await studyOf(d)).toBe(joined);
  });

  it('are at least two', async () => {
    const { ctx, scope } = await setUp();
    const id = await referenceOf(ctx, scope, 'Alone');
    await expect(joinStudy(ctx, scope, [id, id])).rejects.toBeInstanceOf(Refused);
  });
});

describe('a case', () => {
  it('is added on a record, described, tied to others and taken away', async () => {
    const { ctx, scope } = await setUp();
    const [a, b] = (await Promise.all(['A', 'B'].map((title) => referenceOf(ctx, scope, title)))) as [string, string];
    const id = await addCase(ctx, scope, { name: 'Valley partnership', abbreviation: 'VP', reference: a });
    await changeCase(ctx, scope, { id, version: 1, name: 'Valley', abbreviation: 'VP', attributes: 'Country: Norway' });
    await setCases(ctx, scope, b, [id]);
    await setCases(ctx, scope, a, []);
    expect(await casesOf(scope)).toEqual([
      { id, version: 2, name: 'Valley', abbreviation: 'VP', attributes: { Country: 'Norway' }, references: [b] },
    ]);
    await setCases(ctx, scope, a, [id]);
    expect((await casesOf(scope))[0]?.references).toEqual([a, b]);
    await trashCase(ctx, scope, id);
    expect(await casesOf(scope)).toEqual([]);
    await undo(ctx, scope);
    expect((await casesOf(scope))[0]?.references).toEqual([a, b]);
  });
});

describe('the list of references', () => {
  it('is found in by title, author and journal, and ordered', async () => {
    const { ctx, scope } = await setUp();
    await referenceOf(ctx, scope, 'Trust in care', { authors: '["Zhou, Li"]', year: 2001, container: 'Public Money' });
    await referenceOf(ctx, scope, 'Ärger und Vertrauen', { authors: '["Abel, Kim"]', year: 2020 });
    await referenceOf(ctx, scope, 'Budgets', { authors: '["Moreau, Éve"]', year: 2010 });
    expect(await listed(scope)).toEqual(['Ärger und Vertrauen', 'Budgets', 'Trust in care']);
    expect(await listed(scope, { sort: 'year' })).toEqual(['Ärger und Vertrauen', 'Budgets', 'Trust in care']);
    expect(await listed(scope, { sort: 'added' })).toEqual(['Trust in care', 'Ärger und Vertrauen', 'Budgets']);
    expect(await listed(scope, { q: 'TRUST zhou' })).toEqual(['Trust in care']);
    expect(await listed(scope, { q: 'public' })).toEqual(['Trust in care']);
    expect(await listed(scope, { q: 'ärger' })).toEqual(['Ärger und Vertrauen']);
    expect(await listed(scope, { q: 'éve' })).toEqual(['Budgets']);
    expect(await listed(scope, { q: '100%' })).toEqual([]);
  });

  it('are those that are in, out, or on which nothing stands', async () => {
    const { ctx, scope } = await setUp();
    const [phaseId = ''] = (await vocabulary(scope, 'phase')).map((phase) => phase.id);
    const at = { phaseId, reasons: [], primaryReasonId: null, note: 'So' };
    const settled = async (title: string, stage: 'title_abstract' | 'full_text', choice: 'include' | 'exclude') =>
      settle(ctx, scope, { ...at, referenceId: await referenceOf(ctx, scope, title), stage, choice });
    await settled('In', 'title_abstract', 'include');
    await settled('Out', 'full_text', 'exclude');
    await referenceOf(ctx, scope, 'Open');
    for (const [decision, titles] of Object.entries({ in: ['In'], out: ['Out'], none: ['Open'], '': ['In', 'Open', 'Out'] }))
      expect(await listed(scope, { decision: decision as 'in', sort: 'title' })).toEqual(titles);
  });

  it('says what is here: files, siblings, and what each is cited as', async () => {
    const { ctx, scope } = await setUp();
    const { reference, document } = await documentOf(ctx, scope, 'With a file', ['Words.']);
    const without = await referenceOf(ctx, scope, 'Without');
    await joinStudy(ctx, scope, [reference, without]);
    expect(await listed(scope, { show: 'with_files' })).toEqual(['With a file']);
    expect(await listed(scope, { show: 'without_files' })).toEqual(['Without']);
    const { rows } = await literatureList(scope, { ...everything, show: 'with_files' }, { offset: 0, limit: 10 });
    expect(rows[0]).toMatchObject({ documents: 1, documentId: document, siblings: 1, isGuessed: false });
    expect([...(await referenceLabels(scope)).entries()]).toEqual([[reference, 'Okafor 2020']]);
  });
});
