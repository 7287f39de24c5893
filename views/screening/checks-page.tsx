/** Check rounds: drawing a sample for second reviewers, and every round so far. */
import { stratifyingNames, stratifyings } from '../../server/agreement/round.ts';
import { paths } from '../../server/paths.ts';
import type { MemberShown } from '../../server/reviews/reviews.queries.ts';
import type { RoundListed } from '../../server/screening/rounds-shown.queries.ts';
import { stageNames, stages } from '../../server/screening/stage.ts';
import { Button, ButtonLink, Choices, type Errors, Form, Select, TextField, type Values, valueOf } from '../shared/form.tsx';
import { counted, EmptyState, Explain, figure, PageHead, Tag, When } from '../shared/page.tsx';
import { inShort } from './figures.tsx';

export interface ChecksPageProps {
  readonly slug: string;
  readonly isLead: boolean;
  readonly rounds: readonly RoundListed[];
  readonly conflicts: number;
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly MemberShown[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function ChecksPage(props: ChecksPageProps) {
  const { slug, rounds, conflicts, isLead } = props;
  return (
    <>
      <PageHead
        title={
          <>
            Checks{' '}
            <Explain term="a check round">
              <p>
                A second reviewer judges a random part of the records, without seeing what was decided before. How far they agree tells
                readers how far to trust the rest.
              </p>
              <p>For example: 10 % of 117 titles and abstracts, which is 12.</p>
            </Explain>
          </>
        }
        lead="Random samples for second reviewers, how far they agree, and where they don’t."
        actions={
          conflicts > 0 && (
            <ButtonLink href={paths.conflicts(slug)} look="main">
              Resolve {counted(conflicts, 'conflict')}
            </ButtonLink>
          )
        }
      />
      {rounds.length > 0 && <Rounds slug={slug} rounds={rounds} />}
      {rounds.length === 0 && (
        <EmptyState title="No sample has been drawn">
          {isLead
            ? 'Draw one below: choose the stage, how much, and who judges it.'
            : 'A lead draws a random sample of the records of a stage for a second reviewer, who judges it blind.'}
        </EmptyState>
      )}
      {isLead && <Draw {...props} />}
    </>
  );
}

function Rounds({ slug, rounds }: Pick<ChecksPageProps, 'slug' | 'rounds'>) {
  return (
    <div class="table-wrap">
      <table class="data stacked" data-keyboard-list>
        <thead>
          <tr>
            <th scope="col">Round</th>
            <th scope="col">Stage</th>
            <th scope="col">Sample</th>
            <th scope="col">Judged by</th>
            <th scope="col">Agreement</th>
            <th scope="col">Drawn</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id} data-row>
              <th scope="row">
                <a href={paths.checkRound(slug, round.id)}>{round.name}</a> <State round={round} />
              </th>
              <td data-label="Stage">
                {stageNames[round.stage]}
                <br />
                <small>{round.phase}</small>
              </td>
              <td data-label="Sample">
                {figure(round.drawn)} of {figure(round.frame)}
              </td>
              <td data-label="Judged by">
                {round.reviewers.map((one) => (
                  <div key={one.id}>
                    {one.name}
                    {round.isOpen && one.judged !== null && <small>, {figure(one.judged)} so far</small>}
                  </div>
                ))}
              </td>
              <td data-label="Agreement">{round.frozen ? inShort(round.frozen) : <span class="quiet">when it closes</span>}</td>
              <td data-label="Drawn">
                <When at={round.drawnAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function State({ round }: { readonly round: RoundListed }) {
  if (round.isMine && round.hasSeat) return <Tag tone="accent">yours to judge</Tag>;
  return round.isOpen ? <Tag tone="warn">open</Tag> : <Tag>closed</Tag>;
}

function Draw({ slug, phases, members, values, errors }: ChecksPageProps) {
  const chosen = values?.['reviewers'];
  return (
    <section class="draw-sample" aria-labelledby="draw-heading">
      <h2 id="draw-heading">Draw a sample</h2>
      {errors?.[''] && <p class="error">{errors['']}</p>}
      <Form action={paths.checks(slug)}>
        <div class="one-line">
          <Select
            name="phase"
            label="Phase"
            errors={errors}
            value={valueOf(values, 'phase')}
            choices={phases.map((phase) => ({ value: phase.id, label: phase.name }))}
          />
          <Select
            name="stage"
            label="Stage"
            errors={errors}
            value={valueOf(values, 'stage')}
            choices={stages.map((stage) => ({ value: stage, label: stageNames[stage] }))}
          />
        </div>
        <div class="one-line">
          <TextField
            name="percent"
            label="Share, in percent"
            inputmode="numeric"
            size={4}
            errors={errors}
            value={valueOf(values, 'percent', '10')}
          />
          <TextField
            name="count"
            label="or a number of records"
            inputmode="numeric"
            size={6}
            errors={errors}
            value={valueOf(values, 'count')}
          />
        </div>
        <p class="hint">
          A share is rounded up: 10 % of 53 is 6. Records of earlier rounds, and those a second reviewer decided on already, are not drawn.
        </p>
        <Choices
          name="stratify"
          legend="Kind of sample"
          kind="radio"
          inline
          errors={errors}
          chosen={[valueOf(values, 'stratify')]}
          choices={stratifyings.map((one) => ({ value: one, label: stratifyingNames[one] }))}
        />
        <Choices
          name="reviewers"
          legend="Who judges it"
          hint="Until the round closes they see nothing of others’ decisions on these records."
          kind="checkbox"
          errors={errors}
          chosen={typeof chosen === 'string' ? [chosen] : (chosen ?? [])}
          choices={members.filter((one) => one.role !== 'observer').map((one) => ({ value: one.accountId, label: one.name }))}
        />
        <OwnSeed values={values} errors={errors} />
        <p class="hint">
          Draw and close a round before the next stage begins: decisions of later stages are hidden, too, but a full text somebody attached
          since is seen.
        </p>
        <Button look="main">Draw the sample</Button>
      </Form>
    </section>
  );
}

function OwnSeed({ values, errors }: Pick<ChecksPageProps, 'values' | 'errors'>) {
  return (
    <details class="own-seed" open={Boolean(valueOf(values, 'seed'))}>
      <summary>Choose the seed yourself</summary>
      <TextField
        name="seed"
        label="Seed"
        size={12}
        errors={errors}
        value={valueOf(values, 'seed')}
        hint="The same seed draws the same sample again. Without one it is drawn by lot and recorded."
        optional
      />
    </details>
  );
}
