/** CMOCs of this document, as objects: made and assigned in their own pane, shown here. */
import { type ExtractedCmoc, isShownAs } from '../../server/extraction/extracted-cmoc.ts';
import type { Question } from '../../server/extraction/template.ts';
import { paths } from '../../server/paths.ts';
import { directionSigns } from '../../server/reviews/vocabulary.ts';
import { Button } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { RoleMark, Tag } from '../shared/page.tsx';
import { type At, type FormAt, placeId } from './at.ts';

interface CmocsQuestionProps {
  readonly at: FormAt;
  readonly question: Question;
  readonly cmocs: readonly ExtractedCmoc[];
}

const nobody: Readonly<Record<Question['which'], string>> = {
  all: 'None from this document yet.',
  fit: 'None that fits yet.',
  novel: 'None that is new, and none waiting to be compared.',
};

export function CmocsQuestion({ at, question, cmocs }: CmocsQuestionProps) {
  const shown = cmocs.filter((cmoc) => isShownAs(question.which, cmoc));
  const id = placeId('cmocs', { question: question.id });
  return (
    <div id={id} class="form-cmocs" {...followingChanges(at, id)}>
      {shown.length === 0 ? (
        <p class="quiet">{nobody[question.which]}</p>
      ) : (
        <ul class="plain-list">
          {shown.map((cmoc) => (
            <li key={cmoc.id}>
              <a href={paths.cmoc(at.slug, cmoc.id)}>CMOC {cmoc.label || cmoc.number}</a> <Verdict at={at} cmoc={cmoc} />
              <Elements cmoc={cmoc} />
              {at.document && at.mode === 'fill' && <Here slug={at.slug} document={at.document} cmoc={cmoc} />}
            </li>
          ))}
        </ul>
      )}
      {at.document && at.mode === 'fill' && <MakeHere slug={at.slug} document={at.document} />}
    </div>
  );
}

/** Made, assigned or compared here or in its own pane: the list is fetched again. */
function followingChanges(at: FormAt, id: string) {
  if (!at.document || at.mode !== 'fill') return {};
  const of = 'caseId' in at.about ? { case: at.about.caseId } : {};
  return {
    'hx-get': paths.formPane(at.slug, at.document, { form: at.form, ...of }),
    'hx-trigger': 'cmocs-changed from:body',
    'hx-select': `#${id}`,
    'hx-target': `#${id}`,
    'hx-swap': 'outerHTML',
  };
}

interface HereProps {
  readonly slug: string;
  readonly document: string;
}

/** Assigning and comparing, fetched when opened. */
function Here({ slug, document, cmoc }: HereProps & { readonly cmoc: ExtractedCmoc }) {
  const href = paths.cmocHere(slug, document, cmoc.id);
  return (
    <details class="cmoc-here" hx-get={href} hx-trigger="toggle once" hx-target={`#here-${cmoc.id}`} hx-swap="outerHTML">
      <summary>Assign or compare</summary>
      <p id={`here-${cmoc.id}`}>
        <a href={paths.cmoc(slug, cmoc.id)}>Open the card</a>
      </p>
    </details>
  );
}

/** From the passages that are selected, or from nothing: the same line as the key n opens. */
function MakeHere({ slug, document }: HereProps) {
  const address = paths.newCmocHere(slug, document);
  return (
    <form method="get" action={address} hx-get={address} hx-target="#reader-popover" hx-swap="innerHTML" data-popover-here>
      <Button small title="Make a CMOC from the selected passages (n)">
        <Icon name="plus" /> Make a CMOC
      </Button>
    </form>
  );
}

function Elements({ cmoc }: { readonly cmoc: ExtractedCmoc }) {
  return (
    <p class="cmoc-line">
      {cmoc.elements.map((element, n) => (
        <span key={`${element.letter}-${n}`}>
          <RoleMark letter={element.letter} set={element.style} name={element.role} /> {element.words || '…'}{' '}
          {directionSigns[element.direction]}
        </span>
      ))}
    </p>
  );
}

function Verdict({ at, cmoc }: { readonly at: At; readonly cmoc: ExtractedCmoc }) {
  const theory = cmoc.theory.map((one, n) => (
    <span key={one.id}>
      {n > 0 && ', '}
      <a href={paths.cmoc(at.slug, one.id)}>{one.label || one.number}</a>
    </span>
  ));
  if (cmoc.findings.includes('conflicts')) return <Tag tone="warn">conflicts with {theory.length ? theory : 'the theory'}</Tag>;
  if (cmoc.findings.includes('novel')) return <Tag tone="accent">novel in {cmoc.novelIn.join(', ') || '…'}</Tag>;
  if (theory.length) return <span class="quiet">as {theory}</span>;
  return <span class="quiet">not compared with the theory yet</span>;
}
