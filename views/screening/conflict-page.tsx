/** A conflict: both decisions with their reasons, the record, and how it ends. */
import { paths } from '../../server/paths.ts';
import type { Decision } from '../../server/screening/decisions.queries.ts';
import type { ConflictShown } from '../../server/screening/conflicts.queries.ts';
import { answers, resolutionNames, resolutions } from '../../server/screening/resolution.ts';
import { asChoice, choiceNames, madeHowNames, stageNames } from '../../server/screening/stage.ts';
import { Button, ButtonLink, Choices, type Errors, Form, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { counted, PageHead, Tag, When } from '../shared/page.tsx';
import { Grounds } from './decide-form.tsx';

export interface ConflictPageProps {
  readonly slug: string;
  readonly shown: ConflictShown;
  readonly canResolve: boolean;
  /** True when this person decided on the record themselves. */
  readonly isParty: boolean;
  readonly today: string;
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function ConflictPage(props: ConflictPageProps) {
  const { slug, shown, canResolve } = props;
  const { reference, at, standing, next, waiting } = shown;
  const place = { phase: at.phaseId, stage: at.stage };
  return (
    <>
      <PageHead
        back={{ href: paths.conflicts(slug, place), label: waiting ? counted(waiting, 'conflict') : 'Conflicts' }}
        title={reference.title}
        lead={`${stageNames[at.stage]}, ${at.phase}`}
        actions={
          next && (
            <ButtonLink href={paths.conflict(slug, next.referenceId, place)} data-key="n">
              Next conflict <kbd>n</kbd>
            </ButtonLink>
          )
        }
      />
      <div class="two-decisions">
        <div class="conflict-record">
          <Record {...props} />
        </div>
        <div class="conflict-answer">
          <div class="both-decisions">
            {shown.decisions.map((one) => (
              <Decided key={one.id} decision={one} reasons={shown.reasons} />
            ))}
          </div>
          {standing ? <Ended {...props} /> : canResolve && <Resolve {...props} />}
        </div>
      </div>
    </>
  );
}

function Record({ slug, shown: { reference, documents } }: ConflictPageProps) {
  const { authors, year, container, abstract, doi } = reference;
  return (
    <>
      <p class="quiet">
        {[authors.slice(0, 6).join('; ') + (authors.length > 6 ? ' …' : ''), String(year ?? ''), container].filter(Boolean).join(' · ')}
      </p>
      <p class="row-actions">
        {documents.map((document) => (
          <a key={document.id} href={paths.reader(slug, document.id)}>
            Read {document.fileName}
          </a>
        ))}
        {doi && <a href={`https://doi.org/${doi}`}>doi.org/{doi}</a>}
        <a href={paths.reference(slug, reference.id)}>The whole record</a>
      </p>
      {abstract ? <p class="abstract reading-text">{abstract}</p> : <p class="quiet">This record has no abstract.</p>}
    </>
  );
}

const tones = { include: 'good', exclude: 'bad', maybe: 'warn', undecided: 'plain' } as const;

function Decided({ decision, reasons }: { readonly decision: Decision; readonly reasons: ConflictShown['reasons'] }) {
  const given = decision.reasons.map((id) => reasons.find((one) => one.id === id)?.name ?? '').filter(Boolean);
  return (
    <article class="one-decision">
      <h2>
        {decision.reviewer} <Tag tone={tones[decision.choice]}>{choiceNames[decision.choice].toLowerCase()}</Tag>
      </h2>
      {given.length > 0 && <p>{given.join('; ')}</p>}
      {decision.note ? <p class="prose">{decision.note}</p> : !given.length && <p class="quiet">No reason given.</p>}
      <p class="quiet">
        <When at={decision.at} time />
      </p>
    </article>
  );
}

function Ended({ shown: { standing, resolved } }: ConflictPageProps) {
  if (!standing) return null;
  const { choice, why, how, people, on } = resolved ?? { ...standing, why: standing.note, how: standing.madeHow, on: standing.decidedOn };
  return (
    <section class="conflict-ended">
      <h2>
        Resolved: <Tag tone={tones[asChoice(choice)]}>{choiceNames[asChoice(choice)].toLowerCase()}</Tag>
      </h2>
      <p>
        {madeHowNames[how] ?? how}
        {people && ` (${people})`}
        {on && (
          <>
            , <When at={on} />
          </>
        )}
      </p>
      {why && <p class="prose">{why}</p>}
      <p class="hint">The figures of the round stay as they were. Ctrl Z takes the answer back.</p>
    </section>
  );
}

const keys = { include: 'i', exclude: 'e', maybe: 'm' } as const;

type Fields = Pick<ConflictPageProps, 'shown' | 'values' | 'errors' | 'isParty' | 'today'>;

function Resolve({ slug, ...fields }: ConflictPageProps) {
  const { shown, values, errors } = fields;
  const { reference, at } = shown;
  return (
    <Form action={paths.conflict(slug, reference.id)} class="resolve-form">
      <input type="hidden" name="phase" value={at.phaseId} />
      <input type="hidden" name="stage" value={at.stage} />
      <Answers {...fields} />
      <ResolveGrounds {...fields} />
      <TextArea
        name="why"
        label="Why"
        hint="What settled it: it is kept with both decisions."
        rows={3}
        errors={errors}
        value={valueOf(values, 'why')}
        optional
      />
      <Who {...fields} />
      <Button look="main">Resolve, and go to the next</Button>
    </Form>
  );
}

function Answers({ values, errors }: Fields) {
  const error = errors?.['choice'];
  return (
    <fieldset class={`choices inline${error ? ' has-error' : ''}`}>
      <legend>What stands</legend>
      {error && <p class="error">{error}</p>}
      {answers.map((answer) => (
        <label class="choice" key={answer} for={`answer-${answer}`}>
          <input
            type="radio"
            id={`answer-${answer}`}
            name="choice"
            value={answer}
            checked={valueOf(values, 'choice') === answer}
            data-key={keys[answer]}
          />
          <span>
            {choiceNames[answer]} <kbd>{keys[answer]}</kbd>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Reasons, begun with those of whoever excluded. */
function ResolveGrounds({ shown, values, errors }: Fields) {
  const excluding = shown.decisions.find((one) => one.choice === 'exclude');
  const typed = values?.['reasons'];
  const chosen = typed ?? excluding?.reasons ?? [];
  return (
    <div class="resolve-grounds">
      {errors?.['reasons'] && <p class="error">{errors['reasons']}</p>}
      <Grounds
        reasons={shown.reasons}
        id="resolve"
        chosen={[chosen].flat()}
        primary={valueOf(values, 'primary', excluding?.primaryReasonId ?? '') || null}
        note={null}
        forExclusion
      />
    </div>
  );
}

function Who({ shown, isParty, today, values, errors }: Fields) {
  const both = shown.decisions.map((one) => one.reviewer).join(', ');
  return (
    <>
      {isParty ? (
        <input type="hidden" name="how" value="discussion" />
      ) : (
        <Choices
          name="how"
          legend="How"
          kind="radio"
          errors={errors}
          chosen={[valueOf(values, 'how', 'discussion')]}
          choices={resolutions.map((one) => ({ value: one, label: resolutionNames[one] }))}
        />
      )}
      <div class="one-line">
        <TextField
          name="people"
          label={isParty ? 'Discussed by' : 'If discussed, by whom'}
          errors={errors}
          value={valueOf(values, 'people', both)}
        />
        <TextField name="on" label="On" type="date" errors={errors} value={valueOf(values, 'on', today)} />
      </div>
    </>
  );
}
