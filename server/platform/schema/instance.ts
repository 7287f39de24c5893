import type { Flag } from './kept.ts';

/** The tables of the instance: accounts, sessions, jobs, and the history of everything. */
export interface InstanceTables {
  account: {
    id: string;
    email: string;
    /** NFKC, lower case: what is unique. */
    email_key: string;
    name: string;
    /** Self-describing Argon2id string; null for the operator and for people who have not chosen one. */
    password_hash: string | null;
    is_admin: Flag;
    /** The built-in actor of the command line, who can't sign in and can't be a coder. */
    is_operator: Flag;
    theme: string;
    /** 1 when single-letter keys are switched off (screen readers use them themselves). */
    keys_off: Flag;
    made_at: string;
    password_changed_at: string;
    disabled_at: string | null;
  };
  session: {
    id_hash: string;
    account_id: string;
    made_at: string;
    seen_at: string;
    expires_at: string;
    agent: string;
    /** '' is signed in; "code" and "enrol" wait for the second factor and open nothing else. */
    awaits: string;
  };
  second_factor: {
    account_id: string;
    /** The seed, sealed with the key of this data folder. */
    secret: string;
    /** The last 30-second step whose code was used: no code counts twice. */
    last_step: number;
    made_at: string;
    confirmed_at: string | null;
  };
  recovery_code: { account_id: string; code_hash: string; made_at: string; used_at: string | null };
  /** Browsers that have signed in: failures elsewhere do not slow them down. */
  known_browser: { token_hash: string; account_id: string; made_at: string; seen_at: string };
  instance_setting: { name: string; value: string; changed_at: string };
  one_time_link: {
    token_hash: string;
    purpose: string;
    account_id: string | null;
    made_at: string;
    expires_at: string;
    used_at: string | null;
  };
  throttle: {
    key: string;
    /** Failures close together. */
    failures: number;
    last_at: string;
    wait_until: string;
    /** Failures since the last success, however far apart. */
    in_a_row: number;
  };
  idempotency: { account_id: string; key: string; route: string; body_hash: string; outcome: string; made_at: string };
  draft: { account_id: string; place: string; review_id: string | null; text: string; base_version: number | null; changed_at: string };
  job: {
    id: string;
    kind: string;
    review_id: string | null;
    account_id: string;
    subject_id: string | null;
    payload: string;
    /** waiting · running · done · parked */
    state: string;
    attempts: number;
    lease_until: string | null;
    done: number;
    total: number | null;
    message: string | null;
    made_at: string;
    changed_at: string;
  };
  counter: { review_id: string; kind: string; last: number };
  activity_head: { review_id: string; seq: number; hash: string };
  activity: {
    review_id: string;
    seq: number;
    id: string;
    actor_id: string;
    at: string;
    /** One click, many rows. */
    operation: string;
    /** What the person did, in the domain's words: "code a passage". */
    verb: string;
    /** What happened to the row: create · change · trash · restore · purge. */
    action: string;
    object: string;
    object_id: string;
    object_version: number;
    undoes: string | null;
    reason: string | null;
    digest: string;
    previous_hash: string;
    hash: string;
  };
  activity_payload: { activity_id: string; salt: string; payload: string };
}
