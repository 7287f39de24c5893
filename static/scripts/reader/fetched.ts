/** What the server has of a document and its review, each as a whole. */
import { excerptsPerAnswer, type ReaderCode, type ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { type SentExcerpts, unpacked } from '../../../server/coding/sent-excerpts.ts';
import { paths } from '../../../server/paths.ts';
import { getJson, type Sent } from '../behaviours/post.ts';

/** Every passage. Null when the server could not give them: the person has been told. */
export async function everyExcerpt(review: string, document: string): Promise<readonly ReaderExcerpt[] | null> {
  const all: ReaderExcerpt[] = [];
  for (;;) {
    const some = await getJson<SentExcerpts>(paths.excerpts(review, document, all.length));
    if (!some.ok) return null;
    all.push(...unpacked(some.value));
    if (some.value.rows.length < excerptsPerAnswer) return all;
  }
}

export const everyCode = (review: string): Promise<Sent<readonly ReaderCode[]>> => getJson(paths.codeList(review));
