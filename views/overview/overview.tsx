import type { ReviewShown } from '../../server/reviews/reviews.queries.ts';
import { PageHead } from '../shared/page.tsx';

export function OverviewPage({ review }: { readonly review: ReviewShown }) {
  return <PageHead title={review.title} lead={review.question} />;
}
