/** The side sheet of a mechanism: the team's own entry, splitting off a part, joining two. */
import { paths } from '../../server/paths.ts';
import type { MechanismShown } from '../../server/reports/mechanism.queries.ts';
import { ActionButton, Button, Form, Select, TextArea, TextField } from '../shared/form.tsx';
import { Explain } from '../shared/page.tsx';
import { SheetHead } from './behind-sheet.tsx';
import { Agreement, type MechanismPart, Words } from './mechanism-words.tsx';

export interface MechanismProps {
  readonly slug: string;
  readonly codeId: string;
  /** Null when no CMOC in scope is filed under it any more. */
  readonly shown: MechanismShown | null;
  readonly canWrite: boolean;
}

export function MechanismSheet({ slug, codeId, shown, canWrite }: MechanismProps) {
  if (!shown)
    return (
      <section id="mechanism" class="behind">
        <SheetHead title="Nothing here" />
        <p>No CMOC in this scope is filed under it any more. Reload the table to see how it stands now.</p>
      </section>
    );
  const part = { slug, codeId, shown, canWrite };
  return (
    <section id="mechanism" class="behind mechanism-sheet">
      <SheetHead title={shown.name} subtitle="How this row of the table is made" />
      <Words {...part} />
      <Agreement {...part} />
      {canWrite && <Making {...part} />}
    </section>
  );
}

/** The team's own entry, and which configurations the row is made of. */
function Making(part: MechanismPart) {
  const isPart = part.shown.row.demi?.isSplit ?? false;
  return (
    <>
      <TeamOutcome {...part} />
      {isPart ? <Unsplit {...part} /> : <Split {...part} />}
      {!isPart && <Join {...part} />}
    </>
  );
}

function TeamOutcome({ slug, codeId, shown }: MechanismPart) {
  const { demi } = shown.row;
  return (
    <section>
      <h3>
        The team’s own entry{' '}
        <Explain term="the team’s own entry">
          <p>The most frequent outcome is counted. Where counting misses the point, you may put your own words in its place.</p>
          <p>For example “N/A”, because it is the ultimate outcome. The counted one stays a click away.</p>
        </Explain>
      </h3>
      <Form action={paths.mechanismChange(slug, codeId, 'team-outcome')}>
        {demi && <input type="hidden" name="demi" value={demi.id} />}
        <input type="hidden" name="version" value={String(demi?.version ?? 0)} />
        <TextField name="team_outcome" label="Instead of the counted outcome" optional value={demi?.teamOutcome ?? ''} />
        <TextArea name="team_outcome_reason" label="Why" optional rows={2} value={demi?.teamOutcomeReason ?? ''} />
        <Button>Save the entry</Button>
      </Form>
    </section>
  );
}

function Split({ slug, codeId, shown }: MechanismPart) {
  if (shown.cmocs.length < 2 && !shown.parts.length) return null;
  return (
    <section>
      <h3>
        Split off a part{' '}
        <Explain term="splitting">
          <p>One mechanism may follow several patterns. A part becomes a row with its own explanation and counts.</p>
          <p>For example “less conflict, more trust” beside “conflict, loss of trust”.</p>
        </Explain>
      </h3>
      <Form action={paths.mechanismChange(slug, codeId, 'split')}>
        <Members cmocs={shown.cmocs} />
        {shown.parts.length > 0 && (
          <Select
            name="part"
            label="Into"
            choices={[{ value: '', label: 'A new part' }, ...shown.parts.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <TextField name="statement" label="What they have in common" hint="For example: conflict, loss of trust" />
        <Button>Split them off</Button>
      </Form>
    </section>
  );
}

function Members({ cmocs }: Pick<MechanismShown, 'cmocs'>) {
  return (
    <fieldset class="choices">
      <legend>These CMOCs</legend>
      {cmocs.map((cmoc) => (
        <label class="choice" key={cmoc.id} for={`member-${cmoc.id}`}>
          <input type="checkbox" id={`member-${cmoc.id}`} name="cmoc" value={cmoc.id} />
          <span>
            {cmoc.name}
            <small>{cmoc.statement}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Unsplit({ slug, shown }: MechanismPart) {
  const { demi } = shown.row;
  if (!demi) return null;
  return (
    <section>
      <h3>A part of its own</h3>
      <p class="hint">It counts the CMOCs chosen for it, and nothing else.</p>
      {shown.cmocs.length > 1 && (
        <Form action={paths.mechanismUndo(slug, demi.id, 'back')}>
          <Members cmocs={shown.cmocs} />
          <Button>Move these back to the mechanism</Button>
        </Form>
      )}
      <ActionButton action={paths.mechanismUndo(slug, demi.id, 'unsplit')}>Count all of them with the mechanism again</ActionButton>
    </section>
  );
}

function Join({ slug, codeId, shown }: MechanismPart) {
  const { demi } = shown.row;
  return (
    <section>
      <h3>
        Join{' '}
        <Explain term="joining">
          <p>Two mechanisms that follow one pattern may count as one row, without merging their codes.</p>
          <p>The row you join it to stays, with its explanation. It can be taken back.</p>
        </Explain>
      </h3>
      {shown.joined.map((one) => (
        <p key={one.id}>
          {one.name} counts here.{' '}
          <ActionButton action={paths.mechanismUndo(slug, one.id, 'part')} small>
            Count {one.name} apart
          </ActionButton>
        </p>
      ))}
      {shown.others.length > 0 && (
        <Form action={paths.mechanismChange(slug, codeId, 'join')} class="one-line">
          {demi && <input type="hidden" name="demi" value={demi.id} />}
          <Select
            name="into"
            label="Count it as part of"
            choices={shown.others.map((other) => ({ value: other.codeId, label: other.name }))}
          />
          <Button>Join</Button>
        </Form>
      )}
    </section>
  );
}
