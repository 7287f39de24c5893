/** The first script of the reader's page: what the reader needs is on its way while the page and the other scripts load. */
import { ask } from '../reader/asked.ts';

ask();
