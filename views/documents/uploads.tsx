/** Files on their way in: a fragment that asks for itself again as long as something is under way. */
import { isDone, fileSize, phaseOf, type UploadPhase } from '../../server/documents/upload-words.ts';
import type { UploadShown } from '../../server/documents/uploads.queries.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton } from '../shared/form.tsx';
import { Icon, type IconName } from '../shared/icon.tsx';
import { counted, figure } from '../shared/page.tsx';

interface UploadsProps {
  readonly slug: string;
  readonly uploads: readonly UploadShown[];
  readonly now: string;
}

type Row = UploadShown & { readonly phase: UploadPhase };

/** Rows shown at once of those that go well; what went wrong is always shown. */
const shownAtOnce = 12;

export function Uploads({ slug, uploads, now }: UploadsProps) {
  const rows = uploads.map((upload): Row => ({ ...upload, phase: phaseOf(upload, now) }));
  const isActive = rows.some((row) => row.phase === 'waiting' || row.phase === 'reading' || row.phase === 'sending');
  const done = uploads.filter((upload) => isDone(upload.state)).length;
  return (
    <section
      id="uploads"
      class="uploads"
      aria-label="Files coming in"
      hx-get={paths.uploads(slug, done)}
      hx-trigger={isActive ? 'every 1s, uploads-changed from:body' : 'uploads-changed from:body'}
      hx-swap="outerHTML"
      hx-target="#uploads"
    >
      {rows.length > 0 && <Panel slug={slug} rows={rows} done={done} isActive={isActive} />}
    </section>
  );
}

function Panel({
  slug,
  rows,
  done,
  isActive,
}: {
  readonly slug: string;
  readonly rows: readonly Row[];
  readonly done: number;
  readonly isActive: boolean;
}) {
  const going = rows.filter((row) => row.phase === 'reading' || row.phase === 'sending' || row.phase === 'waiting');
  const troubled = rows.filter((row) => !going.includes(row) && (row.phase !== 'added' || row.warnings.length > 0));
  const added = rows.filter((row) => row.phase === 'added').length;
  return (
    <div class="upload-panel">
      <header>
        <h2>{isActive ? 'Coming in' : 'Came in'}</h2>
        <p class="quiet" aria-live="polite">
          {figure(done)} of {counted(rows.length, 'file')} done
          {added > 0 && <> · {figure(added)} added</>}
          {troubled.length > 0 && <> · {figure(troubled.length)} to look at</>}
        </p>
        {!isActive && (
          <ActionButton
            action={paths.uploadsSeen(slug)}
            hx-post={paths.uploadsSeen(slug)}
            hx-target="#uploads"
            hx-swap="outerHTML"
            look="quiet"
            small
          >
            Put this list away
          </ActionButton>
        )}
      </header>
      {isActive && <progress value={done} max={rows.length} aria-label="Files done" />}
      <ul class="upload-list">
        {troubled.map((row) => (
          <Upload key={row.id} slug={slug} row={row} />
        ))}
        {going.slice(0, shownAtOnce).map((row) => (
          <Upload key={row.id} slug={slug} row={row} />
        ))}
      </ul>
      {going.length > shownAtOnce && <p class="quiet">and {counted(going.length - shownAtOnce, 'more file')}</p>}
    </div>
  );
}

const icons: Readonly<Record<UploadPhase, IconName>> = {
  sending: 'upload',
  lost: 'warning',
  waiting: 'check',
  reading: 'documents',
  added: 'check',
  duplicate: 'link',
  refused: 'warning',
};

function Upload({ slug, row }: { readonly slug: string; readonly row: Row }) {
  return (
    <li class={`upload ${row.phase}`} id={`upload-${row.id}`}>
      <Icon name={icons[row.phase]} size={15} />
      <span class="upload-name">{row.fileName}</span>
      <span class="upload-size quiet">{fileSize(row.size)}</span>
      <div class="upload-state">
        <State slug={slug} row={row} />
      </div>
    </li>
  );
}

function State({ slug, row }: { readonly slug: string; readonly row: Row }) {
  switch (row.phase) {
    case 'sending':
      return <progress data-sending={row.id} max={100} value={0} aria-label={`Sending ${row.fileName}`} />;
    case 'lost':
      return <p class="bad-words">Not uploaded – choose it again.</p>;
    case 'waiting':
      return <p class="quiet">Stored; waits to be read.</p>;
    case 'reading':
      return <Reading row={row} />;
    case 'added':
      return <Added slug={slug} row={row} />;
    case 'duplicate':
      return (
        <p>
          Is here already: <DocumentLink slug={slug} row={row} />
        </p>
      );
    case 'refused':
      return <p class="bad-words">{row.reason}</p>;
  }
}

function Reading({ row }: { readonly row: Row }) {
  if (!row.total) return <p class="quiet">Being read …</p>;
  return (
    <p class="quiet">
      Being read: page {figure(row.done)} of {figure(row.total)} <progress value={row.done} max={row.total} aria-hidden="true" />
    </p>
  );
}

function Added({ slug, row }: { readonly slug: string; readonly row: Row }) {
  return (
    <>
      <p>
        Added: <DocumentLink slug={slug} row={row} />
      </p>
      {row.warnings.map((warning) => (
        <p key={warning} class="warn-words">
          {warning}
        </p>
      ))}
    </>
  );
}

const DocumentLink = ({ slug, row }: { readonly slug: string; readonly row: Row }) =>
  row.documentId ? <a href={paths.reader(slug, row.documentId)}>open it</a> : <span>moved or deleted since</span>;
