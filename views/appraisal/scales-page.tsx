/** The scales of a review, under Settings. */
import { type ScaleDesign, scaleKindNames, subjectNames } from '../../server/appraisal/scale.ts';
import type { Scale } from '../../server/appraisal/scales.queries.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton, ButtonLink } from '../shared/form.tsx';
import { EmptyState, PageHead, Tag } from '../shared/page.tsx';
import { SettingsTabs } from '../shared/settings-tabs.tsx';

interface ScalesPageProps {
  readonly slug: string;
  readonly isLead: boolean;
  readonly scales: readonly Scale[];
}

export function ScalesPage({ slug, isLead, scales }: ScalesPageProps) {
  const make = isLead && (
    <ButtonLink href={paths.newScale(slug)} look="main">
      Make a scale
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title="Scales"
        lead="What you judge documents and passages on. Nothing is added up into a score; a low level excludes nothing by itself."
        actions={make}
      />
      <SettingsTabs slug={slug} current="scales" />
      {scales.length === 0 && (
        <EmptyState title="No scales" action={make}>
          A scale has levels with a definition each, or questions to answer with yes, no or unclear.
        </EmptyState>
      )}
      <ul class="scale-list">
        {scales.map((scale, n) => (
          <ScaleEntry key={scale.id} slug={slug} isLead={isLead} scale={scale} isFirst={n === 0} isLast={n === scales.length - 1} />
        ))}
      </ul>
    </>
  );
}

interface EntryProps {
  readonly slug: string;
  readonly isLead: boolean;
  readonly scale: Scale;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function ScaleEntry(props: EntryProps) {
  const { slug, isLead, scale } = props;
  return (
    <li class={scale.isHidden ? 'is-off' : undefined}>
      <div class="scale-head">
        <h2>{isLead ? <a href={paths.scale(slug, scale.id)}>{scale.name}</a> : scale.name}</h2>
        {scale.isHidden && <Tag>off</Tag>}
        {isLead && <Switches {...props} />}
      </div>
      <p class="quiet">
        {scaleKindNames[scale.kind]} · judged on {scale.subjects.map((subject) => subjectNames[subject].toLowerCase()).join(', ')}
        {scale.design.perTheory && ', also per theory'} · version {scale.number}
      </p>
      <p>{scale.design.help}</p>
      <Definitions design={scale.design} />
    </li>
  );
}

function Switches({ slug, scale, isFirst, isLast }: EntryProps) {
  const move = paths.scaleVerb(slug, scale.id, 'move');
  return (
    <div class="row-actions">
      <ActionButton action={paths.scaleVerb(slug, scale.id, 'switch')} values={{ on: scale.isHidden ? '1' : '0' }} small>
        Switch {scale.isHidden ? 'on' : 'off'}
        <span class="visually-hidden"> {scale.name}</span>
      </ActionButton>
      <ActionButton action={move} values={{ direction: 'up' }} small look="quiet" disabled={isFirst} aria-label={`Move ${scale.name} up`}>
        ↑
      </ActionButton>
      <ActionButton
        action={move}
        values={{ direction: 'down' }}
        small
        look="quiet"
        disabled={isLast}
        aria-label={`Move ${scale.name} down`}
      >
        ↓
      </ActionButton>
    </div>
  );
}

function Definitions({ design }: { readonly design: ScaleDesign }) {
  if (design.questions.length > 0)
    return (
      <ul class="scale-definitions">
        {design.questions.map((question) => (
          <li key={question.id}>{question.text}</li>
        ))}
      </ul>
    );
  return (
    <dl class="scale-definitions">
      {design.levels.map((level) => (
        <div key={level.id}>
          <dt>{level.name}</dt>
          <dd>{level.definition}</dd>
        </div>
      ))}
    </dl>
  );
}
