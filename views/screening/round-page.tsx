/** A check round: its sample, how far people are, and when it is closed how far they agreed. */
import type { FrozenDecision } from '../../server/agreement/frozen.ts';
import { sizeInWords, stratifyingNames } from '../../server/agreement/round.ts';
import { paths } from '../../server/paths.ts';
import type { RoundRecord } from '../../server/screening/round-records.queries.ts';
import type { RoundShown } from '../../server/screening/rounds-shown.queries.ts';
import { asChoice, choiceNames, madeHowNames, stageNames } from '../../server/screening/stage.ts';
import type { Leaving } from '../../server/screening/taking-over.queries.ts';
import { ActionButton, Button, ButtonLink, type Errors, type Values } from '../shared/form.tsx';
import { counted, figure, PageHead, Pager, Tag, When } from '../shared/page.tsx';
import { State } from './checks-page.tsx';
import { Figures } from './figures.tsx';
import { HandOver, HandedOver } from './sample-handover.tsx';

export interface RoundPageProps {
  readonly slug: string;
  readonly isLead: boolean;
  readonly round: RoundShown;
  readonly records: readonly RoundRecord[];
  readonly window: { readonly offset: number; readonly limit: number };
  readonly sentence: string | null;
  /** Conflicts of the round on which nothing stands yet. */
  readonly waiting: number;
  /** Whose open records a lead can hand over. */
  readonly leaving: readonly Leaving[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function RoundPage(props: RoundPageProps) {
  const { slug, round } = props;
  return (
    <>
      <PageHead
        back={{ href: paths.checks(slug), label: 'Checks' }}
        title={
          <>
            {round.name} <State round={round} />
          </>
        }
        lead={`${stageNames[round.stage]}, ${round.phase}`}
        actions={<Actions {...props} />}
      />
      {round.isOpen && <Progress {...props} />}
      {props.sentence !== null && <Sentence text={props.sentence} />}
      {round.frozen && (
        <section aria-labelledby="agreement-heading">
          <h2 id="agreement-heading">Agreement</h2>
          <p class="hint">
            Frozen <When at={round.closedAt ?? ''} time />, before any conflict was resolved.
          </p>
          <Figures frozen={round.frozen} />
        </section>
      )}
      <Records {...props} />
      <HowDrawn round={round} />
    </>
  );
}

function Actions({ slug, isLead, round, waiting }: RoundPageProps) {
  const at = { phase: round.phaseId, stage: round.stage };
  if (!round.isOpen)
    return waiting > 0 ? (
      <ButtonLink href={paths.conflicts(slug, at)} look="main">
        Resolve {counted(waiting, 'conflict')}
      </ButtonLink>
    ) : null;
  return (
    <>
      {round.isMine && round.hasSeat && (
        <ButtonLink href={paths.screen(slug, round.phaseId, round.stage, { queue: 'sample' })} look="main">
          Judge the sample
        </ButtonLink>
      )}
      {isLead && round.reviewers.every((one) => one.judged === 0) && (
        <ActionButton action={paths.checkRoundVerb(slug, round.id, 'discard')} look="quiet">
          Discard the round
        </ActionButton>
      )}
      {isLead && <Close slug={slug} round={round} />}
    </>
  );
}

/** Closing can't be taken back, so it is said what it does first. */
function Close({ slug, round }: { readonly slug: string; readonly round: RoundShown }) {
  const missing = missingIn(round);
  return (
    <details class="close-round">
      <summary class="button">Close the round</summary>
      <div class="close-panel">
        <p>
          The decisions and the agreement are kept as they are now, for good. Then everybody sees both decisions, and conflicts can be
          resolved.
        </p>
        {missing && <p class="callout">{missing}</p>}
        <ActionButton action={paths.checkRoundVerb(slug, round.id, 'close')} look="main">
          Close it for good
        </ActionButton>
      </div>
    </details>
  );
}

function missingIn(round: RoundShown): string {
  const behind = round.reviewers.filter((one) => one.judged !== null && one.judged < (one.share ?? 0));
  const words = behind.map((one) => `${one.name} has judged ${figure(one.judged ?? 0)} of ${figure(one.share ?? 0)}`);
  if (round.screened !== null && round.screened < round.drawn)
    words.push(`${figure(round.drawn - round.screened)} have no first decision yet`);
  return words.length ? `${words.join('; ')}. Records that only one side judged are left out of the figures.` : '';
}

function Progress(props: RoundPageProps) {
  const { round, isLead } = props;
  return (
    <section class="round-progress" aria-label="How far it is">
      {round.isMine && (
        <p class="callout">
          {round.hasSeat ? `You judge these ${counted(round.drawn, 'record')} for yourself.` : 'You have handed over what was open.'} What
          others decided on them, and what followed from it, is hidden from you until the round closes.
        </p>
      )}
      <table class="data bars">
        <tbody>
          {round.screened !== null && <Bar label="Screened before" n={round.screened} of={round.drawn} />}
          {round.reviewers.map(
            (one) =>
              one.judged !== null && <Bar key={one.id} label={`Judged by ${one.name}`} n={one.judged} of={one.share ?? round.drawn} />,
          )}
        </tbody>
      </table>
      <HandedOver round={round} />
      {isLead && <HandOver {...props} />}
    </section>
  );
}

const Bar = ({ label, n, of }: { readonly label: string; readonly n: number; readonly of: number }) => (
  <tr>
    <th scope="row">{label}</th>
    <td class="number">
      {figure(n)} of {figure(of)}
    </td>
    <td>
      <meter min={0} max={of} value={n} aria-label={`${label}: ${n} of ${of}`} />
    </td>
  </tr>
);

function Sentence({ text }: { readonly text: string }) {
  return (
    <section class="methods-sentence" aria-labelledby="methods-heading">
      <h2 id="methods-heading">For the methods section</h2>
      <div>
        <textarea class="reading-text" readonly rows={4} aria-label="Methods sentence" data-copy-source>
          {text}
        </textarea>
        <Button type="button" data-copy>
          Copy
        </Button>
      </div>
    </section>
  );
}

function Records({ slug, round, records, window }: RoundPageProps) {
  const limit = window.limit;
  return (
    <section aria-labelledby="sample-heading">
      <h2 id="sample-heading">The sample</h2>
      <div class="table-wrap">
        <table class="data stacked sample" data-keyboard-list>
          <thead>
            <tr>
              <th scope="col">Record</th>
              {round.isMine && <th scope="col">You</th>}
              {round.frozen && <th scope="col">Decisions</th>}
              {round.frozen && <th scope="col">Stands</th>}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id} data-row class={record.isConflict ? 'differs' : undefined}>
                <th scope="row">
                  <a href={addressOf(slug, round, record)}>{record.title}</a> <small>{record.citation}</small>
                </th>
                {round.isMine && <td data-label="You">{record.mine ? choiceNames[record.mine] : <span class="quiet">not yet</span>}</td>}
                {round.frozen && (
                  <td data-label="Decisions">
                    <Decided decisions={record.decisions} />
                  </td>
                )}
                {round.frozen && (
                  <td data-label="Stands">
                    <Stands record={record} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {round.drawn > limit && (
        <Pager
          {...window}
          shown={records.length}
          total={round.drawn}
          href={(page) => `${paths.checkRound(slug, round.id)}?page=${page}`}
          noun="records"
        />
      )}
    </section>
  );
}

function addressOf(slug: string, round: RoundShown, record: RoundRecord): string {
  const at = { phase: round.phaseId, stage: round.stage };
  if (record.isConflict) return paths.conflict(slug, record.id, at);
  return round.isMine
    ? paths.screen(slug, round.phaseId, round.stage, { record: record.id, queue: 'sample' })
    : paths.reference(slug, record.id);
}

const Decided = ({ decisions }: { readonly decisions: readonly FrozenDecision[] }) => (
  <>
    {decisions.length === 0 && <span class="quiet">nobody</span>}
    {decisions.map((one) => (
      <div key={one.reviewerId}>
        {one.reviewer}: <strong>{choiceNames[asChoice(one.choice)].toLowerCase()}</strong>
        {one.reasons.length > 0 && <small> {one.reasons.join('; ')}</small>}
        {one.note && <small> {one.note}</small>}
      </div>
    ))}
  </>
);

function Stands({ record: { isConflict, ended } }: { readonly record: RoundRecord }) {
  if (!ended) return isConflict ? <Tag tone="warn">conflict</Tag> : <span class="quiet">–</span>;
  const how = madeHowNames[ended.how] ?? '';
  return (
    <>
      <strong>{choiceNames[ended.choice].toLowerCase()}</strong> {how}
      {isConflict && ended.people && <small> {ended.people}</small>}
    </>
  );
}

/** What makes the draw checkable by anybody. */
function HowDrawn({ round }: { readonly round: RoundShown }) {
  return (
    <section class="how-drawn" aria-labelledby="drawn-heading">
      <h2 id="drawn-heading">How it was drawn</h2>
      <dl class="facts">
        <dt>Sample</dt>
        <dd>
          {figure(round.drawn)} of {counted(round.frame, 'record')} ({sizeInWords(round.size)} asked for),{' '}
          {stratifyingNames[round.stratify]}
        </dd>
        <dt>Seed</dt>
        <dd>
          <code>{round.seed}</code>
        </dd>
        {round.earlier > 0 && (
          <>
            <dt>Not drawn again</dt>
            <dd>{counted(round.earlier, 'record')} of earlier rounds</dd>
          </>
        )}
        {round.own > 0 && (
          <>
            <dt>Not drawn</dt>
            <dd>{counted(round.own, 'record')} that a second reviewer had decided on before</dd>
          </>
        )}
        <dt>Drawn</dt>
        <dd>
          <When at={round.drawnAt} time /> by {round.drawnBy}
        </dd>
        <dt>Checked now</dt>
        <dd>
          {round.drawsTheSame
            ? `Drawn again with this seed: the same ${counted(round.drawn, 'record')}.`
            : 'Drawing again with this seed gives other records. Tell whoever runs this server.'}
        </dd>
      </dl>
    </section>
  );
}
