/** The references that are shown, as a file for another program. */
import { paths } from '../../server/paths.ts';
import { Icon } from '../shared/icon.tsx';

const formats: readonly (readonly [format: string, name: string, hint: string])[] = [
  ['ris', 'RIS', 'for EndNote, Zotero, Covidence, Rayyan'],
  ['xlsx', 'Excel', 'one row per reference'],
  ['csv', 'CSV', 'one row per reference'],
  ['bib', 'BibTeX', 'for LaTeX and JabRef'],
  ['csl-json', 'CSL-JSON', 'for Zotero and Pandoc'],
];

export function DownloadReferences({
  slug,
  filter,
}: {
  readonly slug: string;
  readonly filter: Readonly<Record<string, string | number | null | undefined>>;
}) {
  return (
    <details class="menu">
      <summary class="button">
        <Icon name="download" /> Download
      </summary>
      <div class="menu-list files">
        {formats.map(([format, name, hint]) => (
          <a key={format} href={paths.referencesFile(slug, format, filter)} download>
            <strong>{name}</strong> <span class="quiet">{hint}</span>
          </a>
        ))}
      </div>
    </details>
  );
}
