/** What a gesture on a CMOC answers: its card and side as they are then. */
import { PlaceBar } from '../../views/synthesis/unplaced.tsx';
import { CmocCard, CmocSide } from '../../views/synthesis/workspace.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview } from '../reviews/review-route.ts';
import { type Answer, fragment } from '../web/answer.ts';
import { type Card, cardOf, historyOf } from './card.queries.ts';

export const cardProps = ({ scope }: InReview, card: Card) => ({
  slug: scope.slug,
  canWrite: allows(scope.role, 'code'),
  me: scope.actorName,
  card,
});

export async function shownCard(call: InReview, cmocId = idIn(call, 'cmoc')): Promise<Card> {
  const card = await cardOf(call.scope, cmocId);
  if (!card) throw new NotFound();
  return card;
}

export async function cardParts(call: InReview, card: Card) {
  const { me, ...shared } = cardProps(call, card);
  const history = await historyOf(call.scope, card.cmoc.id);
  const parts = [<CmocCard key="card" {...shared} me={me} />, <CmocSide key="side" {...shared} history={history} swap />];
  if (!shared.canWrite) return parts;
  return [...parts, <PlaceBar key="place" slug={shared.slug} stances={card.stances} cmoc={card.cmoc} swap />];
}

/** Answers with the card; `gone` are passages that leave the list of unplaced ones. */
export async function shownAgain(call: InReview, cmocId: string, gone: readonly string[] = []): Promise<Answer> {
  const placed = gone.map((id) => <li key={id} id={`passage-${id}`} hx-swap-oob="delete" />);
  return fragment([...(await cardParts(call, await shownCard(call, cmocId))), ...placed], {
    instead: paths.cmoc(call.scope.slug, cmocId),
    raise: ['cmocs-changed', 'history-changed'],
  });
}
