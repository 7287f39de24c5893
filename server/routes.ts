/** The whole route table, upstream first. The authorization matrix and the tests of forms are made from it. */
import { accountRoutes } from './accounts/accounts.routes.tsx';
import { judgementRoutes } from './appraisal/judgements.routes.tsx';
import { scaleRoutes } from './appraisal/scales.routes.tsx';
import { checkRoundRoutes } from './screening/check-rounds.routes.tsx';
import { conflictRoutes } from './screening/conflicts.routes.tsx';
import { decisionRoutes } from './screening/decisions.routes.tsx';
import { queueRoutes } from './screening/queues.routes.tsx';
import { screeningRoutes } from './screening/screening.routes.tsx';
import { stageRoutes } from './screening/stages.routes.tsx';
import { draftRoutes } from './accounts/drafts.routes.ts';
import { instanceRoutes } from './accounts/instance.routes.tsx';
import { resetRoutes } from './accounts/reset.routes.tsx';
import { secondFactorRoutes } from './accounts/second-factor.routes.tsx';
import { signInRoutes } from './accounts/sign-in.routes.tsx';
import { codeRoutes } from './coding/codes.routes.tsx';
import { excerptRoutes } from './coding/excerpts.routes.tsx';
import { memoRoutes } from './coding/memos.routes.tsx';
import { readerRoutes } from './coding/reader.routes.tsx';
import { documentRoutes } from './documents/documents.routes.tsx';
import { fileRoutes } from './documents/files.routes.ts';
import { matchRoutes } from './documents/matches.routes.tsx';
import { uploadRoutes } from './documents/uploads.routes.tsx';
import { answerTableRoutes } from './extraction/answer-table.routes.tsx';
import { answerRoutes } from './extraction/answers.routes.tsx';
import { builderRoutes } from './extraction/builder.routes.tsx';
import { fillRoutes } from './extraction/fill.routes.tsx';
import { lineRoutes } from './extraction/lines.routes.tsx';
import { questionRoutes } from './extraction/questions.routes.tsx';
import { healthRoutes } from './overview/health.routes.ts';
import { historyRoutes } from './overview/history.routes.tsx';
import { overviewRoutes } from './overview/overview.routes.tsx';
import { caseRoutes } from './references/cases.routes.tsx';
import { duplicateRoutes } from './references/duplicates.routes.tsx';
import { gettingRoutes } from './references/getting.routes.tsx';
import { literatureRoutes } from './references/literature.routes.tsx';
import { referenceRoutes } from './references/references.routes.tsx';
import { searchRoutes } from './references/searches.routes.tsx';
import { flowRoutes } from './reports/flow/flow.routes.tsx';
import { referenceFileRoutes } from './reports/references/references.routes.tsx';
import { mechanismRoutes } from './reports/mechanisms.routes.tsx';
import { tableRoutes } from './reports/tables.routes.tsx';
import { reviewRoutes } from './reviews/reviews.routes.tsx';
import { settingsRoutes } from './reviews/settings.routes.tsx';
import { cardRoutes } from './synthesis/card.routes.tsx';
import { gridRoutes } from './synthesis/grid.routes.tsx';
import { importRoutes } from './synthesis/import.routes.tsx';
import { newCmocRoutes } from './synthesis/new-cmoc.routes.tsx';
import { readingRoutes } from './synthesis/reading.routes.tsx';
import { theoryRoutes } from './synthesis/theory.routes.tsx';
import { workspaceRoutes } from './synthesis/workspace.routes.tsx';
import type { Route } from './web/route.ts';

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...resetRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...instanceRoutes,
  ...draftRoutes,
  ...reviewRoutes,
  ...settingsRoutes,
  ...literatureRoutes,
  ...referenceRoutes,
  ...gettingRoutes,
  ...searchRoutes,
  ...duplicateRoutes,
  ...caseRoutes,
  ...documentRoutes,
  ...uploadRoutes,
  ...matchRoutes,
  ...fileRoutes,
  ...readerRoutes,
  ...excerptRoutes,
  ...codeRoutes,
  ...memoRoutes,
  ...decisionRoutes,
  ...queueRoutes,
  ...screeningRoutes,
  ...stageRoutes,
  ...checkRoundRoutes,
  ...conflictRoutes,
  ...builderRoutes,
  ...questionRoutes,
  ...fillRoutes,
  ...answerRoutes,
  ...answerTableRoutes,
  ...lineRoutes,
  ...judgementRoutes,
  ...scaleRoutes,
  ...tableRoutes,
  ...mechanismRoutes,
  ...flowRoutes,
  ...referenceFileRoutes,
  ...gridRoutes,
  ...importRoutes,
  ...newCmocRoutes,
  ...workspaceRoutes,
  ...cardRoutes,
  ...readingRoutes,
  ...theoryRoutes,
  ...overviewRoutes,
  ...historyRoutes,
  ...healthRoutes,
];
