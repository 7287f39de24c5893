import type { CoderMade, Exchanged, Flag, Kept } from './kept.ts';

/** Extraction forms and appraisal. */
export interface ExtractionTables {
  /** `draft` is the design being edited (JSON), published as the next version. */
  template: Kept & Exchanged & { name: string; subject: string; position: number; draft: string };
  template_version: Kept & { template_id: string; number: number; design: string; note: string };
  answer: CoderMade & {
    template_id: string;
    template_version_id: string;
    question: string;
    reference_id: string | null;
    case_id: string | null;
    /** The line of a repeating table, empty elsewhere. */
    line: string;
    line_position: number;
    column: string;
    /** blank · given · not_reported · unclear · not_applicable */
    state: string;
    /** JSON, by the kind of question. */
    value: string;
  };
  answer_excerpt: Kept & { answer_id: string; excerpt_id: string };
  scale: Kept & Exchanged & { name: string; kind: string; subjects: string; position: number; is_hidden: Flag };
  scale_version: Kept & { scale_id: string; number: number; design: string };
  judgement: CoderMade & {
    scale_id: string;
    scale_version_id: string;
    reference_id: string | null;
    excerpt_id: string | null;
    evidence_link_id: string | null;
    cmoc_id: string | null;
    phase_id: string | null;
    theory_id: string | null;
    level: string;
    answers: string;
    reason: string;
  };
}
