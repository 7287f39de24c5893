/** Appraising a reference: as a pane beside the page, and as a page of its own. */
import type { ComponentChildren } from 'preact';
import type { JudgementsShown, Named } from '../../server/appraisal/appraisal-shown.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button } from '../shared/form.tsx';
import { PageHead } from '../shared/page.tsx';
import { Decisions, type DecisionsProps } from '../screening/decisions.tsx';
import { Judgements } from './judgements.tsx';

export interface AppraisalProps {
  readonly slug: string;
  readonly shown: JudgementsShown;
  readonly canJudge: boolean;
  readonly phases: readonly Named[];
  readonly decisions: DecisionsProps;
  /** The document being read; null on a page of its own. */
  readonly document: string | null;
  readonly name: string;
  readonly title: string;
}

export function AppraisalPane(props: AppraisalProps) {
  return (
    <section id="pane" class="pane appraisal-pane" data-pane="appraisal" aria-label="Appraisal">
      <Parts {...props} />
    </section>
  );
}

export function AppraisalPage(props: AppraisalProps & { readonly actions?: ComponentChildren }) {
  const { slug, shown, name, title, actions } = props;
  return (
    <div class="appraisal-page">
      <PageHead
        title={`Appraisal: ${name}`}
        lead={title === name ? undefined : title}
        back={{ href: paths.reference(slug, shown.subject.id), label: 'The reference' }}
        actions={actions}
      />
      <Parts {...props} />
    </div>
  );
}

function Parts(props: AppraisalProps) {
  return (
    <>
      <Phases {...props} />
      <div class="appraisal-parts">
        <div>
          <Judgements slug={props.slug} shown={props.shown} canJudge={props.canJudge} />
          {props.canJudge && <ForTheory {...props} />}
        </div>
        <Decisions {...props.decisions} />
      </div>
    </>
  );
}

const pathOf = ({ slug, document, shown }: AppraisalProps, at: { phase?: string | undefined; theory?: string | undefined }): string =>
  document === null ? paths.appraisal(slug, shown.subject.id, at) : paths.appraisalPane(slug, document, at);

/** A document may be judged otherwise for another phase: it is the use that is judged. */
function Phases(props: AppraisalProps) {
  const { phases, shown, document } = props;
  if (phases.length < 2) return null;
  return (
    <nav class="tabs pane-tabs" aria-label="Judged for">
      {phases.map((phase) => {
        const href = pathOf(props, { phase: phase.id });
        const htmx = document === null ? {} : { 'hx-get': href, 'hx-target': '#pane', 'hx-swap': 'outerHTML' };
        return (
          <a key={phase.id} href={href} {...htmx} aria-current={phase.id === shown.phase?.id ? 'page' : undefined}>
            {phase.name}
          </a>
        );
      })}
    </nav>
  );
}

function ForTheory(props: AppraisalProps) {
  const { shown, document } = props;
  if (!shown.theories.length) return null;
  const action = pathOf(props, {});
  const htmx = document === null ? {} : { 'hx-get': action, 'hx-target': '#pane', 'hx-swap': 'outerHTML' };
  return (
    <form method="get" action={action} class="inline-form for-theory-form" {...htmx}>
      <input type="hidden" name="phase" value={shown.phase?.id ?? ''} />
      <label for="judge-theory">Relevant to which theory?</label>
      <select id="judge-theory" name="theory">
        {shown.theories.map((theory) => (
          <option key={theory.id} value={theory.id}>
            {theory.name}
          </option>
        ))}
      </select>
      <Button small>Judge for it</Button>
    </form>
  );
}
