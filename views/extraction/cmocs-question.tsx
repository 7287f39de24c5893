/** CMOCs of this document, as objects: made and assigned in their own pane, shown here. */
import { type ExtractedCmoc, isShownAs } from '../../server/extraction/extracted-cmoc.ts';
import type { Question } from '../../server/extraction/template.ts';
import { paths } from '../../server/paths.ts';
import { directionSigns } from '../../server/reviews/vocabulary.ts';
import { RoleMark, Tag } from '../shared/page.tsx';
import type { At } from './at.ts';

interface CmocsQuestionProps {
  readonly at: At;
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
  return (
    <div class="form-cmocs">
      {shown.length === 0 ? (
        <p class="quiet">{nobody[question.which]}</p>
      ) : (
        <ul class="plain-list">
          {shown.map((cmoc) => (
            <li key={cmoc.id}>
              <a href={paths.cmoc(at.slug, cmoc.id)}>CMOC {cmoc.label || cmoc.number}</a> <Verdict at={at} cmoc={cmoc} />
              <Elements cmoc={cmoc} />
            </li>
          ))}
        </ul>
      )}
      {at.document && at.mode === 'fill' && (
        <a
          class="button quiet small"
          href={paths.pane(at.slug, at.document, 'cmocs')}
          hx-get={paths.pane(at.slug, at.document, 'cmocs')}
          hx-target="#pane"
          hx-swap="outerHTML"
        >
          Make or assign CMOCs
        </a>
      )}
    </div>
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
