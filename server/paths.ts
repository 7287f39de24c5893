/** Every address of the product, as functions. Imports nothing, so that server, views and browser scripts share it. */

const part = encodeURIComponent;

const query = (values: Readonly<Record<string, string | number | undefined | null>>): string => {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length ? `?${pairs.map(([name, value]) => `${part(name)}=${part(String(value))}`).join('&')}` : '';
};

const inReview = (review: string, rest = ''): string => `/reviews/${part(review)}${rest}`;

export const paths = {
  home: () => '/',
  health: () => '/health',

  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signOut: () => '/sign-out',
  firstAccount: (token?: string) => `/first-account${query({ token })}`,
  oneTimeSignIn: (token?: string) => `/sign-in/once${query({ token })}`,
  account: () => '/account',
  accountTheme: () => '/account/theme',
  accountPassword: () => '/account/password',
  accountSessions: () => '/account/sessions/end',
  drafts: () => '/drafts',

  newReview: () => '/reviews/new',
  reviews: () => '/reviews',
  review: (review: string) => inReview(review),
  settings: (review: string) => inReview(review, '/settings'),
  settingsList: (review: string, list: string) => inReview(review, `/settings/${list}`),
  settingsEntry: (review: string, list: string, id: string, verb: 'rename' | 'remove' | 'move' | 'change') =>
    inReview(review, `/settings/${list}/${id}/${verb}`),
  settingsLevels: (review: string) => inReview(review, '/settings/levels'),
  people: (review: string) => inReview(review, '/people'),
  memberRole: (review: string, id: string) => inReview(review, `/people/${id}/role`),
  memberRemove: (review: string, id: string) => inReview(review, `/people/${id}/remove`),
  invite: (review: string) => inReview(review, '/people/invitations'),
  invitationRevoke: (review: string, id: string) => inReview(review, `/people/invitations/${id}/revoke`),
  invitation: (token: string) => `/invitations/${part(token)}`,
  invitationNewAccount: (token: string) => `/invitations/${part(token)}/account`,
  undo: (review: string) => inReview(review, '/undo'),
  redo: (review: string) => inReview(review, '/redo'),
} as const;
