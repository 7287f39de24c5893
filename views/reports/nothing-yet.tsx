/** What a table will be, and the one button that starts it. */
import { paths } from '../../server/paths.ts';
import type { TableName } from '../../server/reports/table-name.ts';
import { ButtonLink } from '../shared/form.tsx';
import { EmptyState } from '../shared/page.tsx';

interface Start {
  readonly title: string;
  readonly text: string;
  readonly href: (slug: string) => string;
  readonly button: string;
}

const configurations: Start = {
  title: 'No configurations in this scope',
  text: 'Each CMOC becomes a row, with the passages that speak for and against it and the page they stand on. Make CMOCs while you read, or import those of a prior theory.',
  href: paths.cmocs,
  button: 'Go to the CMOCs',
};

const documents: Start = {
  title: 'No documents in this scope',
  text: 'The documents of the review become rows here: what they are, what was judged of them, what the form asked.',
  href: paths.documents,
  button: 'Go to the documents',
};

const starts: Readonly<Record<TableName, Start>> = {
  'demi-regularities': {
    title: 'No patterns yet',
    text: 'CMOCs filed under one mechanism become one row: what the mechanism is, its most frequent outcome, in how many CMOCs, documents and studies it was reported, and what speaks against it. Make CMOCs while you read, or import those of a prior theory.',
    href: paths.cmocs,
    button: 'Go to the CMOCs',
  },
  'by-role': {
    title: 'No codes in this scope',
    text: 'The codes of a role become rows: contextual factors, outcomes, entry points, with the documents they come from.',
    href: paths.documents,
    button: 'Go to the documents',
  },
  cmocs: configurations,
  'cmocs-by-document': configurations,
  'cmocs-by-case': configurations,
  'action-statements': configurations,
  excerpts: {
    title: 'No passages in this scope',
    text: 'Every passage you mark becomes a row, coded or not, with its page and the codes on it.',
    href: paths.documents,
    button: 'Go to the documents',
  },
  codebook: {
    title: 'No codes yet',
    text: 'Codes are made while you mark passages. Here they stand with what they mean and how often they are used.',
    href: paths.documents,
    button: 'Go to the documents',
  },
  characteristics: documents,
  appraisal: documents,
  extraction: documents,
  agreement: {
    title: 'No round is closed yet',
    text: 'A second reviewer judges a random sample of the records, blind. When the round closes, how far the two agreed stands here.',
    href: paths.checks,
    button: 'Go to the checks',
  },
  screening: {
    title: 'No decisions yet',
    text: 'Every decision on a reference becomes a row: who, when, why, and what stands.',
    href: paths.screening,
    button: 'Go to screening',
  },
};

export function NothingYet({ slug, name }: { readonly slug: string; readonly name: TableName }) {
  const { title, text, href, button } = starts[name];
  return (
    <EmptyState
      title={title}
      action={
        <ButtonLink href={href(slug)} look="main">
          {button}
        </ButtonLink>
      }
    >
      {text}
    </EmptyState>
  );
}
