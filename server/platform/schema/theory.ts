import type { CoderMade, Exchanged, Flag, Kept } from './kept.ts';

/** CMOCs, programme theories, demi-regularities. */
export interface TheoryTables {
  theory: Kept & Exchanged & { number: number; title: string; kind: string; text: string; position: number };
  theory_version: Kept & {
    theory_id: string;
    number: number;
    text: string;
    agreed_by: string;
    agreed_at: string | null;
    note: string;
    purpose: string;
  };
  cmoc: CoderMade &
    Exchanged & {
      number: number;
      label: string;
      /** extracted · theory */
      level: string;
      /** prior · ours */
      origin: string;
      reference_id: string | null;
      case_id: string | null;
      phase_id: string | null;
      group_name: string;
      strategy: string;
      /** JSON: `{"<role id>":"or"}`; a role not named is read as *and*. */
      slot_modes: string;
      filed_under_id: string | null;
      status: string;
      verdict: string;
      agreed_by: string;
      agreed_at: string | null;
      status_note: string;
      retired_because: string;
      merged_into_id: string | null;
      /** The statement edited by hand; empty while it is the generated one. */
      statement: string;
      /** The generated statement at the time of the edit: tells what has changed since. */
      statement_of: string;
      pass: number;
      position: number;
    };
  element: Kept & {
    cmoc_id: string;
    role_id: string;
    code_id: string | null;
    wording: string;
    direction: string;
    depends_on: string;
    basis: string;
    basis_document_id: string | null;
    /** resource · reasoning, or empty */
    facet: string;
    actor: string;
    level: string;
    position: number;
  };
  evidence_link: CoderMade & {
    cmoc_id: string;
    excerpt_id: string;
    /** element · relation · whole */
    target: string;
    element_id: string | null;
    other_element_id: string | null;
    stance: string;
    basis: string;
    /** not_judged · clear · not_clear */
    clear: string;
    clear_reason: string;
    note: string;
  };
  cmoc_theory: Kept & { cmoc_id: string; theory_id: string };
  cmoc_assignment: Kept & { extracted_id: string; theory_cmoc_id: string };
  cmoc_relation: Kept & {
    kind: string;
    from_id: string;
    to_id: string;
    from_element_id: string | null;
    to_element_id: string | null;
    reason: string;
  };
  cmoc_test: CoderMade & {
    theory_cmoc_id: string;
    theory_cmoc_version: number;
    extracted_id: string | null;
    reference_id: string | null;
    phase_id: string | null;
    finding: string;
    novel_in: string;
    circumstances: string;
    reason: string;
  };
  demi_regularity: Kept &
    Exchanged & {
      number: number;
      code_id: string;
      statement: string;
      explanation: string;
      moderators: string;
      counter_examples: string;
      team_outcome: string;
      team_outcome_reason: string;
      agreed_by: string;
      agreed_at: string | null;
      joined_into_id: string | null;
      is_split: Flag;
    };
  demi_regularity_member: Kept & { demi_regularity_id: string; cmoc_id: string };
}
