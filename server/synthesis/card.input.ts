import { z } from 'zod';
import { bases, directions } from '../reviews/vocabulary.ts';
import { idOf, idsOf, line, oneOf, optionalIdOf, prose, seenVersion, ticked } from '../web/fields.input.ts';
import { clarities, facets, findings, novelties, origins, retirements, statuses, verdicts } from './cmoc.ts';

export const nothing = z.object({});

/** Elements as they are typed: "Trust +; after years together [History]". */
const typed = prose(4000);

export const addElementInput = z.object({ role: idOf('role'), text: typed, basis: oneOf(bases).default('stated') });
export const elementInput = z.object({
  version: seenVersion,
  wording: line(2000),
  code: line(200),
  direction: oneOf(directions),
  depends_on: line(300),
  basis: oneOf(bases),
  facet: oneOf(['', ...facets]).default(''),
  actor: line(200),
  level: line(100),
});
export const moveElementInput = z.object({ to: oneOf(['up', 'down', 'slot']), role: optionalIdOf('role') });
export const slotModeInput = z.object({ role: idOf('role'), mode: oneOf(['and', 'or']) });

/** "whole", "slot:<role>", "element:<element>", "relation:<element>:<element>": checked by the service. */
const target = line(120);
const stance = line(40);

export const placeInput = z.object({ excerpt: idsOf('excerpt'), target, stance });
export const linkInput = z.object({
  version: seenVersion,
  stance,
  basis: oneOf(bases),
  clear: oneOf(clarities),
  clear_reason: line(500),
  note: line(500),
  target,
});

export const statementInput = z.object({ version: seenVersion, statement: prose(4000) });
export const factsInput = z.object({
  version: seenVersion,
  label: line(40),
  group: line(120),
  strategy: line(300),
  case: optionalIdOf('case'),
  phase: optionalIdOf('phase'),
  filed_under: line(200),
  origin: oneOf(origins),
  verdict: oneOf(['', ...verdicts]).default(''),
});
export const theoriesInput = z.object({ theory: idsOf('theory') });
export const statusInput = z.object({
  status: oneOf(statuses),
  who: line(300),
  note: prose(2000),
  because: oneOf(['', ...retirements.filter((one) => one !== 'merged')]).default(''),
});

/** A CMOC as people name it: "17", "CMOC 17", "IPT1-3". */
const cmocName = line(120);

export const assignInput = z.object({ to: cmocName });
export const unassignInput = z.object({ other: idOf('cmoc') });
export const testInput = z.object({
  theory_cmoc: cmocName,
  extracted: cmocName,
  reference: optionalIdOf('reference'),
  phase: optionalIdOf('phase'),
  finding: oneOf(findings),
  novel: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(oneOf(novelties))),
  circumstances: line(500),
  reason: prose(2000),
});
export const relationInput = z.object({
  kind: oneOf(['outcome_becomes_context', 'embedded_in', 'derived_from', 'split_from', 'conflicts_with']),
  to: cmocName,
  reason: line(500),
});
/** Where a deleted test or relation was deleted from: that card is shown again. */
export const tieRemovalInput = z.object({ cmoc: idOf('cmoc') });
export const mergeInput = z.object({ into: cmocName, who: line(300), reason: line(500) });
export const copyInput = z.object({
  kind: oneOf(['derived_from', 'split_from']),
  element: idsOf('element'),
  passages: ticked,
  as_theory: ticked,
  reason: line(500),
});

const texts = (max: number) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(prose(max)).max(50));

/** One line C | M | O: a text per role, in the same order; passages with the role of the slot that they speak of. */
export const newCmocInput = z.object({
  level: oneOf(['extracted', 'theory']),
  reference: optionalIdOf('reference'),
  theory: optionalIdOf('theory'),
  role: idsOf('role'),
  text: texts(4000),
  excerpt: idsOf('excerpt'),
  /** For each passage: a role, or empty for the whole. */
  excerpt_role: texts(40),
  /** Passages of the paper taken along, for the slots they were coded for. */
  also: idsOf('excerpt').default([]),
});
