/** Who may do what in a review: the one table. Each route names a permission; the guard looks it up here. */

export const memberRoles = ['lead', 'reviewer', 'observer'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const permissions = {
  /** See everything the team works on. */
  read: ['lead', 'reviewer', 'observer'],
  /** Read, mark, code, configure, answer, judge, write memos. */
  code: ['lead', 'reviewer'],
  /** Shape the review: people, phases, vocabularies, forms, scales, what stands. */
  lead: ['lead'],
} as const satisfies Record<string, readonly MemberRole[]>;

export type ReviewPermission = keyof typeof permissions;
/** anyone: without signing in; account: every signed-in person; admin: those who run this server. */
export type Permission = ReviewPermission | 'anyone' | 'account' | 'admin';

export const isReviewPermission = (permission: string): permission is ReviewPermission => permission in permissions;

export const allows = (role: string, permission: ReviewPermission): boolean =>
  (permissions[permission] as readonly string[]).includes(role);

export const roleTitles: Readonly<Record<MemberRole, { readonly name: string; readonly can: string }>> = {
  lead: { name: 'Lead', can: 'Everything a reviewer does; also people, settings, forms, and what stands.' },
  reviewer: { name: 'Reviewer', can: 'Reads, codes, configures, fills forms, judges, decides.' },
  observer: { name: 'Observer', can: 'Sees everything and exports tables; changes nothing.' },
};
