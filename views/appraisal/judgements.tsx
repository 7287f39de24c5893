/** Judging on scales: definitions where one judges, a reason, who and when. Each scale saves itself. */
import type { JudgementsShown, ScaleShown } from '../../server/appraisal/appraisal-shown.queries.ts';
import { type Level, readAnswers, shownJudgement, yesNoUnclear } from '../../server/appraisal/scale.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form } from '../shared/form.tsx';
import { When } from '../shared/page.tsx';

export interface JudgementsProps {
  readonly slug: string;
  readonly shown: JudgementsShown;
  readonly canJudge: boolean;
}

export function Judgements({ slug, shown, canJudge }: JudgementsProps) {
  return (
    <section id={`judgements-${shown.subject.id}`} class="judgements" aria-label="Judgements">
      {shown.subject.kind === 'excerpt' && <PassageHead />}
      {shown.scales.length === 0 && (
        <p class="quiet">
          No scale is in use here. Leads switch scales on under <a href={paths.scales(slug)}>Settings, Scales</a>.
        </p>
      )}
      {shown.scales.map((one) => (
        <ScaleBox key={boxId(shown, one)} slug={slug} shown={shown} of={one} canJudge={canJudge && !one.scale.isHidden} />
      ))}
    </section>
  );
}

/** A passage is judged in a popover over its page. */
const PassageHead = () => (
  <header class="popover-head">
    <h2>Appraise this passage</h2>
    <Button type="button" small look="quiet" data-close="popover" class="with-script">
      Close
    </Button>
  </header>
);

/** Passages and links are judged several on one page. */
const boxId = ({ subject }: JudgementsShown, { scale, theory }: ScaleShown): string =>
  ['j', scale.id, theory?.id, subject.kind === 'reference' ? '' : subject.id].filter(Boolean).join('_');

interface ScaleBoxProps {
  readonly slug: string;
  readonly shown: JudgementsShown;
  readonly of: ScaleShown;
  readonly canJudge: boolean;
}

export const judgementPath = (slug: string, { subject, phase }: JudgementsShown, of: ScaleShown, verb: 'judge' | 'history'): string =>
  paths.judgement(slug, of.scale.id, verb, { [subject.kind]: subject.id, phase: phase?.id, theory: of.theory?.id });

function ScaleBox(props: ScaleBoxProps) {
  const { slug, shown, of, canJudge } = props;
  const { scale, judgement } = of;
  if (!canJudge) return <ReadScale of={of} />;
  const action = judgementPath(slug, shown, of, 'judge');
  const version = String(judgement?.version ?? 0);
  const id = boxId(shown, of);
  return (
    <Form action={action} class="scale-box" id={id}>
      <input type="hidden" name="version" value={version} />
      <div class="answer-fields" data-autosave={action} data-version={version}>
        <fieldset class="answer-control">
          <legend>
            <ScaleName of={of} />
          </legend>
          <p class="hint">{scale.design.help}</p>
          {scale.kind === 'questions' ? <Questions of={of} id={id} /> : <Levels of={of} id={id} />}
        </fieldset>
        <label class="visually-hidden" for={`${id}-reason`}>
          Reason for the judgement on {scale.name.toLowerCase()}
        </label>
        <textarea id={`${id}-reason`} name="reason" rows={1} placeholder="Reason" autocomplete="off" class="judgement-reason">
          {judgement?.reason ?? ''}
        </textarea>
      </div>
      <p class="saved-at">
        {judgement && (
          <>
            {judgement.by}, <When at={judgement.at} time />
          </>
        )}
      </p>
      <HistoryOpener {...props} id={id} />
      <Button small class="without-script">
        Save<span class="visually-hidden"> {scale.name}</span>
      </Button>
    </Form>
  );
}

function ScaleName({ of: { scale, theory } }: { readonly of: ScaleShown }) {
  return (
    <>
      {scale.name}
      {theory && <span class="for-theory"> to “{theory.name}”</span>}
    </>
  );
}

/** Levels as they are now; one that the scale has lost stays where it was chosen. */
function Levels({ of: { scale, judgement }, id }: { readonly of: ScaleShown; readonly id: string }) {
  const level = judgement?.level ?? '';
  const { levels } = scale.design;
  const gone =
    level && !levels.some((one) => one.id === level)
      ? [{ id: level, name: shownJudgement(scale.designs, { level, answers: '' }), definition: 'No longer on the scale.' }]
      : [];
  return (
    <div class="options levels">
      {[...levels, ...gone].map((one: Level) => (
        <label class="choice" key={one.id} for={`${id}-${one.id}`}>
          <input type="radio" id={`${id}-${one.id}`} name="level" value={one.id} checked={one.id === level} data-unchoose />
          <span>
            {one.name}
            {one.definition && <small>{one.definition}</small>}
          </span>
        </label>
      ))}
      <label class="choice without-script">
        <input type="radio" name="level" value="" checked={!level} data-none />
        <span>Not judged</span>
      </label>
    </div>
  );
}

function Questions({ of: { scale, judgement }, id }: { readonly of: ScaleShown; readonly id: string }) {
  const answers = readAnswers(judgement?.answers ?? '');
  return (
    <div class="scale-questions">
      {scale.design.questions.map((question) => (
        <div class="scale-question" role="radiogroup" aria-labelledby={`${id}-${question.id}`} key={question.id}>
          <span id={`${id}-${question.id}`}>{question.text}</span>
          <div class="options in-line">
            {yesNoUnclear.map((answer) => (
              <label class="choice" key={answer}>
                <input type="radio" name={`q_${question.id}`} value={answer} checked={answers[question.id] === answer} data-unchoose />
                <span>{answer}</span>
              </label>
            ))}
            <label class="choice without-script">
              <input type="radio" name={`q_${question.id}`} value="" checked={!answers[question.id]} data-none />
              <span>open</span>
            </label>
          </div>
        </div>
      ))}
    </div>
  );
}

function HistoryOpener({ slug, shown, of, id }: ScaleBoxProps & { readonly id: string }) {
  const href = judgementPath(slug, shown, of, 'history');
  const target = `${id}-history`;
  return (
    <details class="answer-history" hx-get={href} hx-trigger="toggle once" hx-target={`#${target}`} hx-swap="innerHTML">
      <summary>History</summary>
      <div id={target}>
        <a href={href}>Show earlier judgements</a>
      </div>
    </details>
  );
}

function ReadScale({ of }: { readonly of: ScaleShown }) {
  const { scale, judgement } = of;
  const level = scale.design.levels.find((one) => one.id === judgement?.level);
  return (
    <div class="scale-box read-answer">
      <h3>
        <ScaleName of={of} /> {scale.isHidden && <span class="quiet">(switched off)</span>}
      </h3>
      <p class={judgement ? '' : 'quiet'}>{judgement ? shownJudgement(scale.designs, judgement) || 'Not judged' : 'Not judged yet'}</p>
      {level?.definition && <p class="hint">{level.definition}</p>}
      {judgement?.reason && <p class="kept-reading">{judgement.reason}</p>}
      {judgement && (
        <p class="saved-at">
          {judgement.by}, <When at={judgement.at} time />
        </p>
      )}
    </div>
  );
}
