import { paths } from '../../server/paths.ts';
import { roleTitles } from '../../server/reviews/permission.ts';
import type { ReviewListed } from '../../server/reviews/reviews.queries.ts';
import { Button, ButtonLink, type Errors, Form, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { counted, EmptyState, PageHead, Tag } from '../shared/page.tsx';

/** All reviews of a person. */
export function ReviewsPage({ reviews }: { readonly reviews: readonly ReviewListed[] }) {
  const start = (
    <ButtonLink href={paths.newReview()} look="main">
      Start a review
    </ButtonLink>
  );
  return (
    <>
      <PageHead title="Reviews" actions={reviews.length > 0 && start} />
      {reviews.length === 0 ? (
        <EmptyState title="No reviews yet" action={start}>
          A review holds the question, the documents your team reads, the passages you mark, the configurations you build from them, and the
          tables you publish.
        </EmptyState>
      ) : (
        <ul class="review-list">
          {reviews.map((review) => (
            <li key={review.id}>
              <h2>
                <a href={paths.review(review.slug)}>{review.title}</a>
              </h2>
              {review.question && <p class="question">{review.question}</p>}
              <p class="facts">
                <Tag>{roleTitles[review.role as keyof typeof roleTitles]?.name ?? review.role}</Tag> {counted(review.documents, 'document')}{' '}
                · {counted(review.excerpts, 'passage')} · {counted(review.cmocs, 'CMOC')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function NewReviewPage({ values, errors }: { readonly values?: Values | undefined; readonly errors?: Errors | undefined }) {
  return (
    <>
      <PageHead title="Start a review" lead="You can change all of this later." back={{ href: paths.home(), label: 'Reviews' }} />
      <Form action={paths.reviews()}>
        <TextField
          name="title"
          label="Title"
          hint="For example: Partnership working between care organisations"
          value={valueOf(values, 'title')}
          errors={errors}
          autofocus
        />
        <TextArea
          name="question"
          label="Question"
          optional
          hint="What works, for whom, in what circumstances, how and why?"
          value={valueOf(values, 'question')}
          errors={errors}
          rows={4}
        />
        <p class="hint">
          It starts with two phases (theory gleaning, theory refinement) and the roles context, mechanism, outcome and entry point. Leads
          can switch others on under Settings.
        </p>
        <Button look="main">Start the review</Button>
      </Form>
    </>
  );
}
