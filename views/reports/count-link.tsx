/** A number that opens what it counts, in the side sheet. */
import { figure } from '../shared/page.tsx';

export function CountLink({ n, href, label }: { readonly n: number; readonly href: string; readonly label: string }) {
  if (n === 0) return <span class="none">0</span>;
  return (
    <a class="count" href={href} data-sheet title={label}>
      {figure(n)}
    </a>
  );
}
