/** The product as it stood when this process first asked: to look whether its sources have changed since costs 30 ms each time. */
import { type Built, bundle } from '../../server/bundle.mjs';

let built: Promise<Built> | null = null;

export const product = (): Promise<Built> => (built ??= bundle());
