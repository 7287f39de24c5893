/** A new CMOC in the workspace: unplaced passages beside one line C | M | O. */
import { paths } from '../../server/paths.ts';
import type { LineDraft } from '../../server/synthesis/line.ts';
import { Explain } from '../shared/page.tsx';
import { CmocLine } from './cmoc-line.tsx';
import { UnplacedLater } from './unplaced.tsx';

interface BeginProps {
  readonly slug: string;
  readonly draft: LineDraft;
}

export function BeginPage({ slug, draft }: BeginProps) {
  return (
    <div class="workspace begin" data-workspace={slug}>
      <UnplacedLater slug={slug} cmoc={null} />
      <div class="workspace-middle">
        <nav class="way-through" aria-label="Through the list">
          <a href={paths.cmocs(slug)}>All CMOCs</a>
        </nav>
        <BeginCard slug={slug} draft={draft} />
      </div>
    </div>
  );
}

export function BeginCard({ slug, draft }: BeginProps) {
  return (
    <article class="cmoc-card" id="cmoc-card">
      <header class="card-head">
        <h1>New CMOC</h1>
        <Explain term="a CMOC">
          <p>A context–mechanism–outcome configuration: in this context, people respond like this, and that leads to this outcome.</p>
          <p>For example: after years of working together (C), staff trust each other (M) and commit to the vision (O).</p>
        </Explain>
      </header>
      <p class="lead">
        {draft.placements.length > 0
          ? 'Filled in from the passages you chose. Change what you like.'
          : 'Type it in, or choose passages at the left first: select with x, then press n.'}
      </p>
      <CmocLine slug={slug} draft={draft} />
    </article>
  );
}
