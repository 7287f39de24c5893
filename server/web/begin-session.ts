/** The answer that begins a session: to the page asked for, or first to the second factor. */
import { paths } from '../paths.ts';
import { type Answer, go } from './answer.ts';

interface Opened {
  readonly token: string;
  readonly awaits: string;
  readonly browser?: string;
}

export const beginSession = (opened: Opened, to: string, notice: string | null = null): Answer => ({
  ...(opened.awaits ? go(paths.signInStep(opened.awaits, to)) : go(to, notice)),
  session: { token: opened.token, browser: opened.browser },
});
