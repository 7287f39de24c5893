/** Every address of the product, as functions. Does nothing else, so that server, views and browser scripts share it. */
import { type Kept, part, query } from './address-query.ts';

export type { Kept } from './address-query.ts';

const inReview = (review: string, rest = ''): string => `/reviews/${part(review)}${rest}`;

export const paths = {
  home: () => '/',
  health: () => '/health',

  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signOut: () => '/sign-out',
  firstAccount: (token?: string) => `/first-account${query({ token })}`,
  oneTimeSignIn: (token?: string) => `/sign-in/once${query({ token })}`,
  /** Where a session goes that waits: "code" or "enrol". */
  signInStep: (step: string, next?: string) => `/sign-in/${step === 'enrol' ? 'set-up' : 'code'}${query({ next })}`,
  forgotten: () => '/forgotten',
  newPassword: (token: string) => `/new-password/${part(token)}`,
  account: () => '/account',
  accountPassword: () => '/account/password',
  accountSessions: () => '/account/sessions/end',
  accountData: () => '/account/data',
  accountDelete: () => '/account/delete',
  secondFactor: () => '/account/second-factor',
  secondFactorStep: (step: 'begin' | 'confirm' | 'codes' | 'remove') => `/account/second-factor/${step}`,
  /** The pages of those who run this server. */
  instance: () => '/instance',
  instancePolicy: () => '/instance/policy',
  instanceAccount: (account: string, verb: 'reset' | 'factor' | 'sessions' | 'disable' | 'enable') =>
    `/instance/accounts/${account}/${verb}`,
  drafts: (places: readonly string[] = []) => `/drafts${query({ place: places })}`,
  draftDrop: () => '/drafts/drop',

  newReview: () => '/reviews/new',
  reviews: () => '/reviews',
  review: (review: string) => inReview(review),
  settings: (review: string) => inReview(review, '/settings'),
  settingsList: (review: string, list: string) => inReview(review, `/settings/${list}`),
  settingsEntry: (review: string, list: string, id: string, verb: 'rename' | 'remove' | 'move' | 'change') =>
    inReview(review, `/settings/${list}/${id}/${verb}`),
  settingsLevels: (review: string) => inReview(review, '/settings/levels'),
  people: (review: string) => inReview(review, '/people'),
  memberRole: (review: string, id: string) => inReview(review, `/people/${id}/role`),
  memberRemove: (review: string, id: string) => inReview(review, `/people/${id}/remove`),
  memberReset: (review: string, id: string) => inReview(review, `/people/${id}/reset`),
  invite: (review: string) => inReview(review, '/people/invitations'),
  invitationRevoke: (review: string, id: string) => inReview(review, `/people/invitations/${id}/revoke`),
  invitation: (token: string) => `/invitations/${part(token)}`,
  invitationNewAccount: (token: string) => `/invitations/${part(token)}/account`,
  documents: (
    review: string,
    filter: {
      readonly show?: string | undefined;
      readonly q?: string | undefined;
      readonly use?: string | undefined;
      readonly phase?: string | undefined;
      readonly sort?: string | undefined;
      readonly page?: number | undefined;
    } = {},
  ) => inReview(review, `/documents${query(filter)}`),
  documentRemove: (review: string, document: string) => inReview(review, `/documents/${document}/remove`),
  documentTrash: (review: string, document: string, verb: 'trash' | 'restore') => inReview(review, `/documents/${document}/${verb}`),
  documentLabel: (review: string, document: string) => inReview(review, `/documents/${document}/first-label`),
  /** Where another reference is chosen for a file (GET), and where it is moved (POST). */
  documentMove: (review: string, document: string) => inReview(review, `/documents/${document}/reference`),
  /** Files and the references they seem to belong to; "attached" confirms all that hang there already. */
  fileMatches: (review: string, verb?: 'attached', page?: number) =>
    inReview(review, `/files/matches${verb ? `/${verb}` : ''}${query({ page })}`),
  fileMatch: (review: string, match: string, verb: 'accept' | 'refuse') => inReview(review, `/files/matches/${match}/${verb}`),
  /** Where files of one reference are sent to. */
  referenceFiles: (review: string, reference: string) => inReview(review, `/literature/${reference}/files`),
  /** Whether its full text is sought, or could not be had. */
  retrieval: (review: string, reference: string) => inReview(review, `/literature/${reference}/retrieval`),
  /** How it came into a phase when no search tells. */
  arrival: (review: string, reference: string) => inReview(review, `/literature/${reference}/arrival`),
  /** The files on their way in: a fragment, its root is `#uploads`. */
  uploads: (review: string, done?: number) => inReview(review, `/uploads${query({ done })}`),
  uploadFile: (review: string, upload: string) => inReview(review, `/uploads/${upload}/file`),
  uploadsLost: (review: string) => inReview(review, '/uploads/lost'),
  uploadsSeen: (review: string) => inReview(review, '/uploads/seen'),
  documentFile: (review: string, document: string) => inReview(review, `/documents/${document}/file`),
  /** The reader; `excerpt` scrolls to a passage and flashes it. */
  reader: (
    review: string,
    document: string,
    at: { readonly view?: string; readonly sheet?: number; readonly excerpt?: string; readonly pane?: string } = {},
  ) => inReview(review, `/documents/${document}/read${query(at)}`),
  /** For the reader's script: pages, roles, where one was (JSON). */
  readerData: (review: string, document: string) => inReview(review, `/documents/${document}/reader`),
  /** Text and positioned pieces of a page (JSON). */
  pageLayer: (review: string, document: string, sheet: number) => inReview(review, `/documents/${document}/pages/${sheet}`),
  /** A page as paragraphs of sentences; a long one in portions. */
  textPage: (review: string, document: string, sheet: number, portion = 0) =>
    inReview(review, `/documents/${document}/text/${sheet}${query({ portion: portion || undefined })}`),
  findInDocument: (review: string, document: string, q = '') => inReview(review, `/documents/${document}/find${query({ q })}`),
  readerPlace: (review: string, document: string) => inReview(review, `/documents/${document}/place`),
  readingFinish: (review: string, document: string) => inReview(review, `/documents/${document}/reading/finish`),
  readingReopen: (review: string, document: string) => inReview(review, `/documents/${document}/reading/reopen`),
  /** The passages of a document (GET: JSON from the n-th on), and where they are made (POST). */
  excerpts: (review: string, document: string, from?: number) => inReview(review, `/documents/${document}/excerpts${query({ from })}`),
  /** A form that marks the words between two positions: `at` is "120-180". */
  markPassage: (review: string, document: string, at: string) => inReview(review, `/documents/${document}/mark${query({ at })}`),
  /** A form for a passage typed by hand. */
  typedPassage: (review: string, document: string) => inReview(review, `/documents/${document}/typed`),
  /** Fetched into `#reader-popover` by the keys l and n; synthesis answers them. Query: `excerpts=id,id`. */
  linkPassage: (review: string, document: string, excerpts?: string) =>
    inReview(review, `/documents/${document}/cmocs/link${query({ excerpts })}`),
  newCmocHere: (review: string, document: string, excerpts?: string) =>
    inReview(review, `/documents/${document}/cmocs/new${query({ excerpts })}`),
  /** A CMOC beside the paper being read: a fragment, its root is `#here-<cmoc>`. */
  cmocHere: (review: string, document: string, cmoc: string) => inReview(review, `/documents/${document}/cmocs/${cmoc}`),
  assignHere: (review: string, document: string, cmoc: string) => inReview(review, `/documents/${document}/cmocs/${cmoc}/assign`),
  testHere: (review: string, document: string, cmoc: string) => inReview(review, `/documents/${document}/cmocs/${cmoc}/test`),
  /** An excerpt's own address: opens its page in the reader. */
  excerpt: (review: string, excerpt: string) => inReview(review, `/excerpts/${excerpt}`),
  /** Everything about one passage as a form. */
  excerptEdit: (review: string, excerpt: string) => inReview(review, `/excerpts/${excerpt}/edit`),
  excerptResize: (review: string, excerpt: string) => inReview(review, `/excerpts/${excerpt}/resize`),
  excerptNote: (review: string, excerpt: string) => inReview(review, `/excerpts/${excerpt}/note`),
  codePassages: (review: string) => inReview(review, '/excerpts/code'),
  trashPassages: (review: string) => inReview(review, '/excerpts/trash'),
  codingDetails: (review: string) => inReview(review, '/codings/details'),
  coding: (review: string, coding: string) => inReview(review, `/codings/${coding}`),
  codingRemove: (review: string, coding: string) => inReview(review, `/codings/${coding}/remove`),
  /** The codebook for the type-ahead (JSON). */
  codeList: (review: string) => inReview(review, '/codes/list'),
  /** A pane beside the page, fetched by link: codes, cmocs, form, appraisal, memos. Its root has the id `pane`. */
  pane: (review: string, document: string, pane: string) => inReview(review, `/documents/${document}/panes/${pane}`),
  /** The codebook. */
  codes: (
    review: string,
    filter: { readonly role?: string | null; readonly q?: string; readonly sort?: string; readonly page?: number } = {},
  ) => inReview(review, `/codes${query(filter)}`),
  /** Passages of all documents; `lacks` is "role" or "code". */
  passages: (review: string, filter: { readonly lacks?: string | null; readonly role?: string | null; readonly page?: number } = {}) =>
    inReview(review, `/passages${query(filter)}`),
  codesSelection: (review: string) => inReview(review, '/codes/selection'),
  /** The grid; `filter` as synthesis/list.input reads it. */
  cmocs: (review: string, filter: Kept = {}) => inReview(review, `/cmocs${query(filter)}`),
  newCmoc: (review: string, from: Kept = {}) => inReview(review, `/cmocs/new${query(from)}`),
  importCmocs: (review: string) => inReview(review, '/cmocs/import'),
  importPreview: (review: string, options: Kept = {}) => inReview(review, `/cmocs/import/preview${query(options)}`),
  importCommit: (review: string) => inReview(review, '/cmocs/import/commit'),
  unplaced: (review: string, filter: Kept = {}) => inReview(review, `/cmocs/unplaced${query(filter)}`),
  /** Proposals while one types (JSON): "codes" or "cmocs". */
  suggest: (review: string, list: string) => inReview(review, `/cmocs/suggest/${list}`),
  cmocsSelected: (review: string) => inReview(review, '/cmocs/selected'),
  cmocsPaste: (review: string) => inReview(review, '/cmocs/paste'),
  cmocsPasteApply: (review: string) => inReview(review, '/cmocs/paste/apply'),
  /** The card; `list` is the filter of the list one goes through. */
  cmoc: (review: string, cmoc: string, list: Kept = {}) => inReview(review, `/cmocs/${cmoc}${query(list)}`),
  cmocQuotes: (review: string, cmoc: string, side: string) => inReview(review, `/cmocs/${cmoc}/quotes${query({ side })}`),
  cmocCell: (review: string, cmoc: string, at: Kept = {}) => inReview(review, `/cmocs/${cmoc}/cell${query(at)}`),
  cmocDo: (review: string, cmoc: string, verb: string) => inReview(review, `/cmocs/${cmoc}/${verb}`),
  elementDo: (review: string, element: string, verb: string) => inReview(review, `/elements/${element}/${verb}`),
  evidenceDo: (review: string, link: string, verb: string) => inReview(review, `/evidence/${link}/${verb}`),
  testDo: (review: string, test: string, verb: string) => inReview(review, `/tests/${test}/${verb}`),
  relationDo: (review: string, relation: string, verb: string) => inReview(review, `/relations/${relation}/${verb}`),
  theories: (review: string) => inReview(review, '/theory'),
  theory: (review: string, theory: string, compare: Kept = {}) => inReview(review, `/theory/${theory}${query(compare)}`),
  theoryDo: (review: string, theory: string, verb: string) => inReview(review, `/theory/${theory}/${verb}`),
  tables: (review: string) => inReview(review, '/tables'),
  /** A table by its name, with what its address keeps: scope, order, columns. */
  table: (review: string, table: string, kept: Kept = {}) => inReview(review, `/tables/${table}${query(kept)}`),
  tableFile: (review: string, table: string, format: string, kept: Kept = {}) =>
    inReview(review, `/tables/${table}/file${query({ format, ...kept })}`),
  /** What a number of a table counts: opens in the side sheet. */
  behind: (review: string, table: string, of: { readonly row: string; readonly count: string }, kept: Kept = {}) =>
    inReview(review, `/tables/${table}/behind${query({ row: of.row, count: of.count, ...kept })}`),
  /** The document flow, what one of its numbers counts, its files, and the numbers entered by hand. */
  flow: (review: string) => inReview(review, '/flow'),
  flowRecords: (
    review: string,
    of: { readonly phase?: string | undefined; readonly box: string; readonly part?: string | undefined; readonly page?: number },
  ) => inReview(review, `/flow/records${query(of)}`),
  flowFile: (review: string, format: string) => inReview(review, `/flow/file${query({ format })}`),
  flowNumbers: (review: string, phase?: string) => inReview(review, `/flow/numbers${query({ phase })}`),
  savedScopes: (review: string) => inReview(review, '/tables/scopes'),
  savedScopeTrash: (review: string, scope: string) => inReview(review, `/tables/scopes/${scope}/trash`),
  explanation: (review: string, demi: string) => inReview(review, `/tables/mechanisms/${demi}/explanation`),
  /** The same of a code whose demi-regularity nobody has written on yet. */
  firstExplanation: (review: string, code: string) => inReview(review, `/tables/mechanisms/code/${code}/explanation`),
  /** The side sheet of a mechanism: the team's own entry, splitting, joining. */
  mechanism: (review: string, code: string, kept: Kept = {}) => inReview(review, `/tables/mechanisms/code/${code}${query(kept)}`),
  mechanismChange: (review: string, code: string, verb: 'team-outcome' | 'split' | 'join' | 'agree') =>
    inReview(review, `/tables/mechanisms/code/${code}/${verb}`),
  mechanismUndo: (review: string, demi: string, verb: 'part' | 'unsplit' | 'back') =>
    inReview(review, `/tables/mechanisms/${demi}/${verb}`),
  literature: (
    review: string,
    filter: {
      readonly show?: string | undefined;
      readonly q?: string | undefined;
      readonly use?: string | undefined;
      readonly phase?: string | undefined;
      readonly decision?: string | undefined;
      readonly search?: string | null | undefined;
      readonly sort?: string | undefined;
      readonly page?: number | undefined;
    } = {},
  ) => inReview(review, `/literature${query(filter)}`),
  /** The references that a filter finds, as a file. */
  referencesFile: (review: string, format: string, filter: Kept = {}) =>
    inReview(review, `/literature/export/file${query({ format, ...filter })}`),
  /** Searches: files of references that came in, and where they came from. */
  searches: (review: string) => inReview(review, '/searches'),
  importSearches: (review: string) => inReview(review, '/import-searches'),
  search: (review: string, search: string) => inReview(review, `/searches/${search}`),
  searchVerb: (review: string, search: string, verb: 'columns' | 'import' | 'take-back') => inReview(review, `/searches/${search}/${verb}`),
  /** References that look alike. */
  duplicates: (review: string, page?: number) => inReview(review, `/duplicates${query({ page })}`),
  duplicatesVerb: (review: string, verb: 'join' | 'apart' | 'certain' | 'split' | 'search') => inReview(review, `/duplicates/${verb}`),
  /** Screening: every phase and stage with its queues. */
  screening: (review: string) => inReview(review, '/screening'),
  /** Record after record of a queue; `record` opens that one. */
  screen: (review: string, phase: string, stage: string, at: Kept = {}) => inReview(review, `/screening/${phase}/${stage}${query(at)}`),
  screeningQueue: (review: string, at: { readonly phaseId: string; readonly stage: string; readonly queue: string }, filter: Kept = {}) =>
    inReview(review, `/screening/${at.phaseId}/${at.stage}/queues/${at.queue}${query(filter)}`),
  /** How a stage is screened (GET), and what is done in it. */
  screeningSettings: (review: string, phase: string, stage: string) => inReview(review, `/screening/${phase}/${stage}/settings`),
  screeningVerb: (
    review: string,
    verb: 'decide' | 'undo' | 'ahead' | 'discuss' | 'share' | 'hand-over' | 'bring-over',
    phase: string,
    stage: string,
  ) => inReview(review, `/screening/${phase}/${stage}/${verb}`),
  newReference: (review: string) => inReview(review, '/literature/new/record'),
  /** What is done with several references at once. */
  literatureSelection: (review: string) => inReview(review, '/literature/selection/change'),
  reference: (review: string, reference: string) => inReview(review, `/literature/${reference}`),
  referenceTrash: (review: string, reference: string, verb: 'trash' | 'restore') => inReview(review, `/literature/${reference}/${verb}`),
  /** Takes a reference out of its study. */
  studyLeave: (review: string, reference: string) => inReview(review, `/literature/${reference}/study/leave`),
  referenceCases: (review: string, reference: string) => inReview(review, `/literature/${reference}/cases`),
  cases: (review: string) => inReview(review, '/cases'),
  case: (review: string, id: string, verb: 'change' | 'trash') => inReview(review, `/cases/${id}/${verb}`),
  code: (review: string, code: string, at: { readonly under?: string; readonly role?: string | null; readonly page?: number } = {}) =>
    inReview(review, `/codes/${code}${query(at)}`),
  codeDo: (review: string, code: string, verb: 'move' | 'merge' | 'unmerge' | 'split' | 'trash') =>
    inReview(review, `/codes/${code}/${verb}`),
  /** All memos of the review. */
  memos: (
    review: string,
    filter: {
      readonly object?: string | null | undefined;
      readonly author?: string | null | undefined;
      readonly words?: string | undefined;
      readonly page?: number;
    } = {},
  ) => inReview(review, `/memos${query(filter)}`),
  /** The memos on one object (named like its table) with a box for a new one: a fragment to embed, its root is `#memos-<id>`. */
  memosOn: (review: string, object: string, id: string) => inReview(review, `/memos/on/${object}${object === 'review' ? '' : `/${id}`}`),
  memo: (review: string, memo: string) => inReview(review, `/memos/${memo}`),
  memoTrash: (review: string, memo: string) => inReview(review, `/memos/${memo}/trash`),

  /** Decisions on a reference and what stands: a fragment to embed, its root is `#decisions`. */
  decisions: (review: string, reference: string, at: { readonly phase?: string | undefined; readonly stage?: string | undefined } = {}) =>
    inReview(review, `/literature/${reference}/decisions${query(at)}`),
  decisionVerb: (review: string, reference: string, verb: 'decide' | 'settle' | 'leave-out' | 'take-back' | 'history') =>
    inReview(review, `/literature/${reference}/decisions/${verb}`),
  /** What is judged of a reference, and decided: a page; the pane shows the same. */
  appraisal: (review: string, reference: string, at: { readonly phase?: string | undefined; readonly theory?: string | undefined } = {}) =>
    inReview(review, `/literature/${reference}/appraisal${query(at)}`),
  appraisalPane: (
    review: string,
    document: string,
    at: { readonly phase?: string | undefined; readonly theory?: string | undefined } = {},
  ) => inReview(review, `/documents/${document}/panes/appraisal${query(at)}`),
  /** Judgements on a passage, an evidence link or a CMOC: a fragment to embed, its root is `#judgements-<id>`. */
  judgements: (review: string, subject: 'excerpt' | 'evidence_link' | 'cmoc', id: string) =>
    inReview(review, `/appraisal/${subject}/${id}`),
  judgement: (review: string, scale: string, verb: 'judge' | 'history', at: Readonly<Record<string, string | null | undefined>>) =>
    inReview(review, `/scales/${scale}/${verb}${query(at)}`),
  /** Scales of appraisal, under Settings. */
  scales: (review: string) => inReview(review, '/scales'),
  newScale: (review: string) => inReview(review, '/scales/new'),
  scale: (review: string, scale: string) => inReview(review, `/scales/${scale}`),
  scaleVerb: (review: string, scale: string, verb: 'change' | 'switch' | 'move') => inReview(review, `/scales/${scale}/${verb}`),
  /** The review's extraction forms. */
  forms: (review: string) => inReview(review, '/forms'),
  /** The builder; `question` opens one to be edited. */
  form: (review: string, form: string, at: { readonly question?: string | undefined } = {}) =>
    inReview(review, `/forms/${form}${query(at)}`),
  formVerb: (review: string, form: string, verb: 'rename' | 'publish' | 'discard' | 'remove') => inReview(review, `/forms/${form}/${verb}`),
  formQuestions: (review: string, form: string) => inReview(review, `/forms/${form}/questions`),
  formQuestion: (review: string, form: string, verb: 'change' | 'move' | 'duplicate' | 'remove' | 'take-back', question: string) =>
    inReview(review, `/forms/${form}/questions/${verb}${query({ question })}`),
  /** All answers to a form, references in rows, questions in columns. */
  formAnswers: (review: string, form: string, filter: { readonly show?: string | undefined; readonly page?: number } = {}) =>
    inReview(review, `/forms/${form}/answers${query(filter)}`),
  /** A form as a page: about a reference, or about a case. */
  referenceForm: (review: string, reference: string, form?: string) => inReview(review, `/literature/${reference}/form${query({ form })}`),
  caseForm: (review: string, of: string, form?: string) => inReview(review, `/cases/${of}/form${query({ form })}`),
  formPane: (review: string, document: string, at: { readonly form?: string; readonly case?: string | undefined } = {}) =>
    inReview(review, `/documents/${document}/panes/form${query(at)}`),
  answer: (
    review: string,
    form: string,
    verb: 'save' | 'cite' | 'passages' | 'history' | 'progress' | 'lines' | 'lines/move' | 'lines/remove',
    at: {
      readonly reference?: string | undefined;
      readonly case?: string | undefined;
      readonly document?: string | undefined;
      readonly question?: string | undefined;
      readonly line?: string | undefined;
      readonly column?: string | undefined;
    },
  ) => inReview(review, `/forms/${form}/answers/${verb}${query(at)}`),
  citationRemove: (review: string, citation: string, at: { readonly document?: string | undefined } = {}) =>
    inReview(review, `/citations/${citation}/remove${query(at)}`),

  /** Check rounds of screening: samples for second reviewers. */
  checks: (review: string, at: { readonly phase?: string | undefined; readonly stage?: string | undefined } = {}) =>
    inReview(review, `/checks${query(at)}`),
  checkRound: (review: string, round: string) => inReview(review, `/checks/${round}`),
  checkRoundVerb: (review: string, round: string, verb: 'close' | 'discard' | 'hand-over') => inReview(review, `/checks/${round}/${verb}`),
  /** Where reviewers decided otherwise than each other, in rounds that are closed and outside rounds. */
  conflicts: (review: string, at: { readonly phase?: string | undefined; readonly stage?: string | undefined } = {}) =>
    inReview(review, `/conflicts${query(at)}`),
  conflict: (review: string, reference: string, at: { readonly phase?: string | undefined; readonly stage?: string | undefined } = {}) =>
    inReview(review, `/conflicts/${reference}${query(at)}`),

  find: (review: string, words?: string) => inReview(review, `/find${query({ q: words })}`),
  keptTexts: (review: string) => inReview(review, '/kept-texts'),
  /** The undo and redo buttons: a fragment. */
  history: (review: string) => inReview(review, '/history'),
  undo: (review: string) => inReview(review, '/undo'),
  redo: (review: string) => inReview(review, '/redo'),
} as const;
