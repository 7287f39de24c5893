/** CMOCs: making them, linking their evidence, testing theory with them, agreeing on them, and how they hang together. */
import { operate } from '../../platform/operation.ts';
import { addCmoc, changeCmoc, editStatement, fillCmoc, setStatus } from '../../synthesis/cmocs.service.ts';
import type { ElementGiven } from '../../synthesis/elements.service.ts';
import { changeLink, linkPassages } from '../../synthesis/links.service.ts';
import { mergeCmocs, relate } from '../../synthesis/relations.service.ts';
import { assignCmocs, recordTest } from '../../synthesis/testing.service.ts';
import { cmocs, relations } from '../cmocs/index.ts';
import type { DemoCmoc, DemoElement, DemoLink, Target } from '../configuration.ts';
import { inTurn, known, type MadeCmoc, type Story } from './story.ts';

/** Makes those that a predicate chooses, with their evidence, their tests and what was agreed on them. */
export async function seedCmocs(story: Story, chosen: (cmoc: DemoCmoc) => boolean): Promise<void> {
  await inTurn(cmocs.filter(chosen), async (cmoc) => {
    story.made.cmocs.set(cmoc.key, await make(story, cmoc));
    if (cmoc.statement) await editStatement(story.ctx, story.as(cmoc.by), { id: idOf(story, cmoc.key) }, cmoc.statement);
  });
}

async function make(story: Story, cmoc: DemoCmoc): Promise<MadeCmoc> {
  const { made } = story;
  const scope = story.as(cmoc.by);
  return operate(story.ctx, scope, { verb: 'make a CMOC' }, async (op) => {
    const { id, number } = await addCmoc(op, scope, {
      level: cmoc.from ? 'extracted' : 'theory',
      origin: cmoc.isPrior ? 'prior' : 'ours',
      referenceId: cmoc.from && known(made.references, cmoc.from),
      caseId: cmoc.case ? known(made.cases, cmoc.case) : null,
      phaseId: known(made.phases, cmoc.isPrior ? 'gleaning' : 'refinement'),
      theoryIds: (cmoc.theories ?? []).flatMap((key) => made.theories.get(key) ?? []),
      label: cmoc.label ?? '',
      group: cmoc.group ?? '',
      strategy: cmoc.strategy ?? '',
    });
    const ids = await fillCmoc(
      op,
      id,
      cmoc.elements.map((element) => given(story, element)),
    );
    const elements = Map.groupBy(ids, (one) => cmoc.elements[ids.indexOf(one)]?.role ?? '');
    return { id, number, elements: Object.fromEntries(elements) };
  });
}

const given = ({ made }: Story, element: DemoElement): ElementGiven => ({
  roleId: known(made.roles, element.role),
  codeId: element.code && known(made.codes, element.code),
  wording: element.wording,
  direction: element.direction,
  dependsOn: element.dependsOn,
  basis: element.basis,
  basisDocumentId: element.takenFrom && known(made.documents, element.takenFrom),
});

const idOf = (story: Story, key: string): string => known(story.made.cmocs, key).id;

export async function seedEvidence(story: Story, chosen: (cmoc: DemoCmoc) => boolean): Promise<void> {
  const links = cmocs.filter(chosen).flatMap((cmoc) => cmoc.evidence.map((link) => ({ cmoc, link })));
  await inTurn(links, ({ cmoc, link }) => seedLink(story, cmoc, link));
}

async function seedLink(story: Story, cmoc: DemoCmoc, link: DemoLink): Promise<void> {
  const made = known(story.made.cmocs, cmoc.key);
  const [elementId = null, otherElementId = null] = elementsAt(made, link.at);
  const [id] = await linkPassages(story.ctx, story.as(cmoc.by), {
    cmocId: made.id,
    excerptIds: [known(story.made.excerpts, link.passage)],
    stance: link.stance,
    clear: link.clear,
    elementId,
    otherElementId,
  });
  if (id && link.reason) await changeLink(story.ctx, story.as(cmoc.by), { id }, { clearReason: link.reason });
}

const kinds: Readonly<Record<string, string>> = { C: 'context', M: 'mechanism', O: 'outcome' };

/** "C2" → the second context; "C-M" → the first of each. */
const elementsAt = ({ elements }: MadeCmoc, at: Target): readonly string[] =>
  at === 'whole' ? [] : at.split('-').flatMap((one) => elements[kinds[one.charAt(0)] ?? '']?.[Number(one.slice(1) || '1') - 1] ?? []);

export async function seedTests(story: Story): Promise<void> {
  const tests = cmocs.flatMap((cmoc) => cmoc.tests.map((test) => ({ cmoc, test })));
  await inTurn(tests, ({ cmoc, test }) =>
    recordTest(story.ctx, story.as(cmoc.by), {
      theoryCmocId: idOf(story, test.of),
      extractedId: idOf(story, cmoc.key),
      referenceId: null,
      phaseId: known(story.made.phases, 'refinement'),
      finding: test.finding,
      novelIn: test.novelIn,
      circumstances: numbered(story, test.circumstances),
      reason: numbered(story, test.reason),
    }),
  );
  await seedSilence(story);
}

/** Where somebody looked and there was nothing; and one that belongs without having been tested. */
async function seedSilence(story: Story): Promise<void> {
  for (const [theory, reference] of [
    ['ipt-13', 'tremblay'],
    ['ipt-10', 'osei'],
    ['ipt-14', 'marchetti'],
  ] as const)
    await recordTest(story.ctx, story.as('tomasz'), {
      theoryCmocId: idOf(story, theory),
      extractedId: null,
      referenceId: known(story.made.references, reference),
      phaseId: known(story.made.phases, 'refinement'),
      finding: 'silent',
      novelIn: [],
      circumstances: '',
      reason: 'Looked for; nothing on it.',
    });
  await assignCmocs(story.ctx, story.as('marit'), [idOf(story, 'tremblay-indoors')], { theoryCmocId: idOf(story, 'ipt-8'), belongs: true });
}

/** Verdicts, statuses, merges and relations: what the team says of its CMOCs in the end. */
export async function seedAgreements(story: Story): Promise<void> {
  await inTurn(cmocs, (cmoc) => agree(story, cmoc));
  await inTurn(relations, ({ kind, from, to, reason }) =>
    relate(story.ctx, story.as('tomasz'), { kind, fromId: idOf(story, from), toId: idOf(story, to), reason }),
  );
}

async function agree(story: Story, cmoc: DemoCmoc): Promise<void> {
  const id = idOf(story, cmoc.key);
  if (cmoc.verdict) await changeCmoc(story.ctx, story.as('marit'), { id }, { verdict: cmoc.verdict });
  if (!cmoc.mergedInto) return settle(story, cmoc, id);
  const { key, reason } = cmoc.mergedInto;
  await mergeCmocs(story.ctx, story.as('marit'), [id], { intoId: idOf(story, key), who: 'Marit Solheim, Tomasz Adeyemi', reason });
}

async function settle(story: Story, { state, by }: DemoCmoc, id: string): Promise<void> {
  if (state.status === 'draft') return;
  const { who = '', note = '', because = '' } = { who: undefined, note: undefined, because: undefined, ...state };
  await setStatus(story.ctx, story.as(by), [id], { status: state.status, who, note: numbered(story, note), because });
}

/** "[osei-tea]" → "CMOC 41": numbers are given as CMOCs are made. */
export const numbered = (story: Story, text: string): string =>
  text.replace(/\[([a-z0-9-]+)\]/g, (all, key: string) => {
    const made = story.made.cmocs.get(key);
    return made ? `CMOC ${made.number}` : all;
  });
