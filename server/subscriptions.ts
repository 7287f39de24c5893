/** Every "when that has happened, do this" across capabilities. Work that must happen runs in the same transaction. */
import { addFirstScales } from './appraisal/scales.service.ts';
import { addFirstForm } from './extraction/templates.service.ts';
import { forgetFileJob, forgetFileKind } from './documents/removal.service.ts';
import { importJob, importJobKind } from './documents/uploads.service.ts';
import { duplicateSearchJob, duplicatesKind } from './references/duplicate-search.service.ts';
import { importKind, importReferencesJob } from './references/import.service.ts';
import type { JobHandlers } from './platform/jobs.ts';
import type { Reactions } from './platform/reactions.ts';

export const reactions: Reactions = {
  reviewMade: [addFirstForm, addFirstScales],
};

/** Work that outlives a request, by the kind of its job. */
export const jobHandlers: JobHandlers = {
  [importJobKind]: importJob,
  [importKind]: importReferencesJob,
  [duplicatesKind]: duplicateSearchJob,
  [forgetFileKind]: forgetFileJob,
};
