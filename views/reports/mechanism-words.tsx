/** What a team writes about a mechanism beside its explanation, and its agreement on it. */
import { paths } from '../../server/paths.ts';
import type { MechanismShown, RegularityTexts } from '../../server/reports/mechanism.queries.ts';
import { Button, Form, TextField } from '../shared/form.tsx';
import { KeptText } from '../shared/kept-text.tsx';
import { Explain, When } from '../shared/page.tsx';

export interface MechanismPart {
  readonly slug: string;
  readonly codeId: string;
  readonly shown: MechanismShown;
  /** False for observers: they read. */
  readonly canWrite: boolean;
}

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly of: (texts: RegularityTexts) => string;
}

const asked: readonly Asked[] = [
  {
    name: 'statement',
    label: 'Statement',
    placeholder: 'When …, then …: in one sentence',
    of: (texts) => texts.statement,
  },
  {
    name: 'moderators',
    label: 'What makes it stronger or weaker',
    placeholder: 'Conditions under which it shows more, or less',
    of: (texts) => texts.moderators,
  },
  {
    name: 'counter_examples',
    label: 'Counter-examples',
    placeholder: 'Where it did not hold, and why that may be',
    of: (texts) => texts.counterExamples,
  },
];

export function Words({ slug, codeId, shown, canWrite }: MechanismPart) {
  const { demi } = shown.row;
  const fields = canWrite ? asked : asked.filter((one) => one.of(shown.texts));
  return (
    <section class="mechanism-words">
      <h3>
        Demi-regularity{' '}
        <Explain term="a demi-regularity">
          <p>A pattern that several configurations share, holding in some conditions and not in others.</p>
          <p>For example “where staff had worked together before, trust came early”.</p>
        </Explain>
      </h3>
      {!fields.length && <p class="quiet">Nobody has written about it yet.</p>}
      {fields.map(({ name, label, placeholder, of }) => (
        <div key={name}>
          <h4>{label}</h4>
          <KeptText
            action={demi ? paths.explanation(slug, demi.id) : paths.firstExplanation(slug, codeId)}
            name={name}
            id={`mechanism-${name}`}
            label={label}
            value={of(shown.texts)}
            version={shown.texts.version}
            rows={2}
            placeholder={placeholder}
            isReadOnly={!canWrite}
          />
        </div>
      ))}
    </section>
  );
}

export function Agreement({ slug, codeId, shown, canWrite }: MechanismPart) {
  const { agreedBy, agreedAt } = shown.texts;
  const demi = shown.row.demi && <input type="hidden" name="demi" value={shown.row.demi.id} />;
  const action = paths.mechanismChange(slug, codeId, 'agree');
  if (agreedAt)
    return (
      <section>
        <h3>Agreed</h3>
        <p>
          By {agreedBy}, <When at={agreedAt} />
        </p>
        {canWrite && (
          <Form action={action}>
            {demi}
            <input type="hidden" name="agreed_by" value="" />
            <Button small>Open it again</Button>
          </Form>
        )}
      </section>
    );
  if (!canWrite) return null;
  return (
    <section>
      <h3>Agreement</h3>
      <Form action={action} class="one-line">
        {demi}
        <TextField name="agreed_by" label="Agreed by" placeholder="Names of those who took part" required />
        <Button>Record it</Button>
      </Form>
    </section>
  );
}
