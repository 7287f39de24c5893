/** What stands on a reference, phase by phase, for lists. */
import type { StandingChoice } from '../../server/references/reference-facts.queries.ts';
import { stageRank } from '../../server/screening/stage.ts';
import { Tag } from './page.tsx';

const choiceTones: Readonly<Record<string, 'good' | 'bad' | 'warn' | 'plain'>> = { include: 'good', exclude: 'bad', maybe: 'warn' };
const choiceWords: Readonly<Record<string, string>> = { include: 'In', exclude: 'Out', maybe: 'Maybe', undecided: 'Undecided' };

/** The decision of the latest stage in each phase. */
export function StandingDecisions({ decisions }: { readonly decisions: readonly StandingChoice[] }) {
  const inOrder = [...decisions].sort((a, b) => stageRank(a.stage) - stageRank(b.stage));
  const last = [...new Map(inOrder.map((decision) => [decision.phase, decision])).values()];
  if (!last.length) return <span class="quiet">–</span>;
  return (
    <>
      {last.map(({ phase, choice }) => (
        <div key={phase} title={phase}>
          <Tag tone={choiceTones[choice] ?? 'plain'}>{choiceWords[choice] ?? choice}</Tag>
        </div>
      ))}
    </>
  );
}
