/** A number that opens what it counts, in the side sheet. */
import { figure } from '../shared/page.tsx';

interface CountLinkProps {
  readonly n: number;
  readonly href: string;
  /** What is counted, said when the pointer rests on it. */
  readonly label: string;
  /** Opens a page of its own. */
  readonly isPage?: boolean;
}

export function CountLink({ n, href, label, isPage = false }: CountLinkProps) {
  if (n === 0) return <span class="none">0</span>;
  return (
    <a class="count" href={href} data-sheet={isPage ? undefined : true} title={label}>
      {figure(n)}
    </a>
  );
}
