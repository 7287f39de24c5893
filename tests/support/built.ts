/** Builds the product once before the tests, as launching it would. */
import { bundle } from '../../server/bundle.mjs';

export default async function setup(): Promise<void> {
  await bundle();
}
