import { paths } from '../../server/paths.ts';
import { Button, Choices, Form, Select } from '../shared/form.tsx';
import { counted, figure } from '../shared/page.tsx';
import type { StageSettingsProps } from './props.ts';

/** Who takes which records: shared out evenly, or anybody's; a leaver's share goes to somebody else. */
export function Shares({ slug, at, people, names, counts }: StageSettingsProps) {
  if (people.length < 2 && !at.shares.length) return null;
  const open = counts.total - counts.done;
  const holders = [...new Set(at.shares.map((share) => share.accountId))].map((id) => ({ value: id, label: names.get(id) ?? 'Somebody' }));
  const action = (verb: 'share' | 'hand-over') => paths.screeningVerb(slug, verb, at.phaseId, at.stage);
  return (
    <section>
      <h2>Who takes which records</h2>
      {at.shares.length === 0 && <p class="quiet">Anybody takes the next open record.</p>}
      <ul class="plain-list">
        {at.shares.map((share) => (
          <li key={share.id}>
            {names.get(share.accountId) ?? 'Somebody'}: records {figure(share.from)} to {figure(share.to)}
          </li>
        ))}
      </ul>
      <Form action={action('share')}>
        <Choices
          name="accounts"
          legend={`Share out ${counted(open, 'open record')} evenly among`}
          kind="checkbox"
          inline
          chosen={holders.map((holder) => holder.value)}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <p class="hint">Nobody ticked: all records are anybody’s again. Where it takes two, each record goes to two of them.</p>
        <Button>Share out</Button>
      </Form>
      {holders.length > 0 && (
        <Form action={action('hand-over')} class="one-line">
          <Select name="from" label="Hand the open records of" choices={holders} />
          <Select name="to" label="over to" choices={people.map(({ id, name }) => ({ value: id, label: name }))} />
          <Button>Hand over</Button>
        </Form>
      )}
      <p class="hint">
        What a second reviewer has not judged of a sample is handed over on the page of <a href={paths.checks(slug)}>its check round</a>.
      </p>
    </section>
  );
}
