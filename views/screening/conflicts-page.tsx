/** Every conflict that waits. */
import { paths } from '../../server/paths.ts';
import type { Conflicting } from '../../server/screening/conflicts.queries.ts';
import { stageNames } from '../../server/screening/stage.ts';
import { ButtonLink } from '../shared/form.tsx';
import { EmptyState, figure, PageHead } from '../shared/page.tsx';

interface ConflictsPageProps {
  readonly slug: string;
  readonly conflicts: readonly Conflicting[];
  readonly total: number;
}

export function ConflictsPage({ slug, conflicts, total }: ConflictsPageProps) {
  return (
    <>
      <PageHead
        back={{ href: paths.checks(slug), label: 'Checks' }}
        title="Conflicts"
        lead="Records that two people decided otherwise than each other. Nothing stands on them until somebody resolves it."
      />
      {total === 0 && (
        <EmptyState title="No conflict waits" action={<ButtonLink href={paths.checks(slug)}>See the check rounds</ButtonLink>}>
          Where two reviewers decide differently, the record appears here, with both decisions and their reasons.
        </EmptyState>
      )}
      {total > 0 && (
        <div class="table-wrap">
          <table class="data stacked conflicts" data-keyboard-list>
            <thead>
              <tr>
                <th scope="col">Record</th>
                <th scope="col">Stage</th>
              </tr>
            </thead>
            <tbody>
              {conflicts.map((one) => (
                <tr key={`${one.referenceId} ${one.phaseId} ${one.stage}`} data-row>
                  <th scope="row">
                    <a href={paths.conflict(slug, one.referenceId, { phase: one.phaseId, stage: one.stage })}>{one.title}</a>{' '}
                    <small>{one.citation}</small>
                  </th>
                  <td data-label="Stage">
                    {stageNames[one.stage]}
                    <br />
                    <small>{one.phase}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {conflicts.length < total && (
            <p class="table-note">
              The first {figure(conflicts.length)} of {figure(total)}. The others follow as these are resolved.
            </p>
          )}
        </div>
      )}
    </>
  );
}

/** Where nobody parted, or not that this person may see. */
export function NoConflict({
  slug,
  reference,
}: {
  readonly slug: string;
  readonly reference: { readonly id: string; readonly title: string };
}) {
  return (
    <>
      <PageHead back={{ href: paths.conflicts(slug), label: 'Conflicts' }} title={reference.title} />
      <EmptyState title="No conflict here" action={<ButtonLink href={paths.reference(slug, reference.id)}>Look at the record</ButtonLink>}>
        Nobody has decided otherwise than anybody else on this record at this stage.
      </EmptyState>
    </>
  );
}
