import { createContext } from 'preact';

/** Gives each form its attempt (a retry is not done twice) and the person it was typed by. */
export const FormContext = createContext<{ readonly newAttempt: () => string; readonly accountId: string }>({
  newAttempt: () => '',
  accountId: '',
});
