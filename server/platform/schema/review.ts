import type { CoderMade, Exchanged, Flag, Kept } from './kept.ts';

/** The review itself, its vocabularies and its literature. */
export interface ReviewTables {
  review: Kept & {
    slug: string;
    title: string;
    question: string;
    /** JSON: `[{"id","name"}]`, the levels that elements may be tagged with. */
    levels: string;
    clear_links_needed: number;
    studies_needed: number;
    /** cmocs · studies: what ranks the most frequent outcome. */
    rank_by: string;
  };
  member: Kept & { account_id: string; role: string };
  invitation: Kept & {
    email: string;
    role: string;
    token_hash: string;
    expires_at: string;
    accepted_at: string | null;
    accepted_by: string | null;
  };
  phase: Kept & { name: string; name_key: string; position: number };
  role: Kept & { kind: string; name: string; letter: string; key: string; style: number; position: number; is_slot: Flag; is_hidden: Flag };
  stance: Kept & { key: string; name: string; letter: string; counts: string; position: number };
  mechanism_type: Kept & { name: string; name_key: string; position: number };
  exclusion_reason: Kept & { name: string; name_key: string; position: number };
  saved_scope: Kept & { name: string; report: string; choice: string };
  check_round: Kept & {
    number: number;
    name: string;
    /** decision: what is checked. */
    subject: string;
    /** independent: blind until the round closes. */
    mode: string;
    phase_id: string | null;
    stage: string;
    seed: string;
    /** JSON: `{"percent":10,"of":53}` or `{"count":12,"of":53}`: how much of how many. */
    size: string;
    /** '' · source · year · kind */
    stratify: string;
    /** JSON: `{"units":[[id, stratum]],"earlier":[id],"own":[id]}`: what it was drawn from. */
    frame: string;
    /** JSON: ids. */
    drawn: string;
    /** open · closed */
    state: string;
    closed_at: string | null;
    /** JSON: the agreement as it was when the round closed (agreement/frozen). */
    statistics: string | null;
  };
  /** Who reads a round's sample besides those who screen. */
  check_round_reviewer: Kept & {
    check_round_id: string;
    account_id: string;
    /** The account that had this seat first: those who share one judge each record once between them. */
    seat_id: string;
    /** Who took over what was open, and when; null while this person judges. */
    handed_to_id: string | null;
    handed_over_at: string | null;
  };
  /** The drawn ids as rows, for the predicate that keeps a round blind. */
  check_round_unit: { check_round_id: string; review_id: string; reference_id: string };
  /** How a conflict between reviewers ended. */
  resolution: Kept & {
    reference_id: string;
    phase_id: string;
    stage: string;
    /** The round whose figures were frozen before; null outside rounds. */
    check_round_id: string | null;
    /** discussion · third */
    how: string;
    /** Names of those who took part. */
    people: string;
    /** ISO date. */
    resolved_on: string;
    choice: string;
    why: string;
    /** JSON: each reviewer's decision as it was. */
    originals: string;
  };
  work_set: Kept & { kind: string; name: string; check_round_id: string | null };
  study: Kept & { name: string };
  reference: Kept &
    Exchanged & {
      number: number;
      kind: string;
      title: string;
      title_key: string;
      /** JSON: list of "Family, Given". */
      authors: string;
      year: number | null;
      container: string;
      volume: string;
      issue: string;
      pages: string;
      doi: string;
      doi_key: string;
      pmid: string;
      url: string;
      abstract: string;
      language: string;
      /** JSON: list of country names. */
      countries: string;
      /** empirical · review · theory · policy · own */
      used_as: string;
      study_id: string | null;
      note: string;
      /** JSON: names of the fields guessed from the file and not yet confirmed. */
      guessed: string;
    };
  search: Kept & {
    number: number;
    /** database · register · website · organisation · citation · hand · other */
    source_kind: string;
    source: string;
    /** ISO date; '' when nobody has said. */
    searched_on: string;
    terms: string;
    limits: string;
    /** The phase its references are used in. */
    phase_id: string | null;
    reason: string;
    file_name: string;
    file_size: number;
    sha256: string;
    /** JSON: the column of each use, as people chose them; '' when the headings told. */
    mapping: string;
    /** read · importing · done · refused */
    state: string;
    format: string;
    encoding: string;
    /** JSON: what reading the file found (references/search). */
    findings: string;
    imported: number;
    duplicates: number;
    message: string;
  };
  /** A record as its database wrote it, and the reference it stands for. */
  search_record: {
    search_id: string;
    position: number;
    review_id: string;
    reference_id: string;
    line: number;
    raw: string;
    /** JSON: the record's fields as they were read. */
    fields: string;
    /** Same for the same record, whatever file it is in. */
    fingerprint: string;
    /** 1 when its reference was made for it, 0 when it was there already. */
    is_new: Flag;
  };
  /** Two references that look alike. `same`: the first was joined into the other and is in the trash; `apart`: never proposed again. */
  duplicate_verdict: Kept & { reference_id: string; other_id: string; verdict: string; how: string };
  /** What two-by-two search through many references found: shown until it is searched again. One row per review. */
  duplicate_search: {
    review_id: string;
    /** searching · done · failed */
    state: string;
    /** JSON: groups and related pairs (references/duplicates). */
    found: string;
    compared: number;
    begun_at: string;
    done_at: string | null;
  };
  /** A number of the document flow that was counted elsewhere. Without a phase: of the whole review. */
  flow_number: Kept & {
    phase_id: string | null;
    /** Which box (reports/flow/box). */
    box: string;
    /** JSON: `[{"label","n"}]`; the total has the label ''. */
    numbers: string;
    note: string;
  };
  /** Whether the full text of a reference is being sought, or could not be had and why. */
  retrieval: Kept & { reference_id: string; state: string; reason: string };
  /** How a reference came into a phase when no search tells. */
  arrival: Kept & { reference_id: string; phase_id: string; kind: string };
  reference_phase: Kept & { reference_id: string; phase_id: string };
  case: Kept & Exchanged & { name: string; name_key: string; abbreviation: string; attributes: string; position: number };
  case_reference: Kept & { case_id: string; reference_id: string };
  decision: CoderMade & {
    reference_id: string;
    phase_id: string;
    stage: string;
    /** include · exclude · maybe · undecided */
    choice: string;
    /** JSON: ids of exclusion reasons. */
    reasons: string;
    primary_reason_id: string | null;
    note: string;
  };
  standing_decision: Kept & {
    reference_id: string;
    phase_id: string;
    stage: string;
    choice: string;
    reasons: string;
    primary_reason_id: string | null;
    note: string;
    /** alone · agreement · lead · discussion: how it came to stand. */
    made_how: string;
    /** Who took part when it was discussed, in words. */
    people: string;
    /** ISO date of the discussion; '' otherwise. */
    decided_on: string;
  };
  /** How a team screens in a phase and stage. Without a row nothing was set yet. */
  screening_stage: Kept & {
    phase_id: string;
    stage: string;
    /** single · sample · double · check · discussed */
    mode: string;
    criteria: string;
    /** One term per line. */
    include_terms: string;
    exclude_terms: string;
    sample_percent: number;
    /** 1 when "maybe" goes on to the next stage like "include". */
    maybe_goes_on: Flag;
  };
  /** Records that one person takes in a phase and stage: those with these numbers. Records in nobody's share are anybody's. */
  screening_share: Kept & { phase_id: string; stage: string; account_id: string; from_number: number; to_number: number };
  /** A reference that enters a phase later, and at which stage: brought over from another phase, or found on purpose. */
  screening_entry: Kept & {
    reference_id: string;
    phase_id: string;
    stage: string;
    from_phase_id: string | null;
    /** ISO date. */
    entered_on: string;
    reason: string;
  };
}
