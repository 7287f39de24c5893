/** A row of a table as the CMOC it becomes: what it is filed under, and whether its statement is the team's own. */
import { nameKey } from '../reviews/name-key.ts';
import { type CmocLevel, type Element, slotsOf } from './cmoc.ts';
import type { ImportedElement, Listed, TableOptions, TableReading } from './cmoc-table.ts';
import { filedUnderByDefault } from './filed-under.ts';
import { sentenceOf, snapshotOf } from './statement.ts';

export interface ImportPreview {
  readonly reading: TableReading;
  /** Lines that will not be taken, those of the reading included. */
  readonly skipped: readonly Listed[];
  /** Names of codes that would be made. */
  readonly newCodes: readonly string[];
  /** Why it can't be imported as it stands; null when it can. */
  readonly obstacle: string | null;
}

/** The options as a form sends them. */
export interface ImportAsked extends TableOptions {
  readonly level: CmocLevel;
  /** Title; empty: under none. */
  readonly theory: string;
  readonly phase: string | null;
}

export interface ReadyElement extends ImportedElement {
  readonly codeId: string | null;
}

interface ImportRole {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly letter: string;
  readonly key: string;
  readonly style: number;
  readonly isSlot: boolean;
  readonly isHidden: boolean;
}

/** A statement that says just what would be generated is not kept as edited. */
export function importedAs(statement: string, elements: readonly ReadyElement[], roles: readonly ImportRole[]) {
  const slots = slotsOf(roles, elements.map(asElement), {});
  const isOwn = statement !== '' && nameKey(statement) !== nameKey(sentenceOf(slots));
  const kinds = new Map(roles.map((role) => [role.id, role.kind]));
  return {
    filedUnderId: filedUnderByDefault(
      elements.map((element, position) => ({ kind: kinds.get(element.roleId) ?? '', codeId: element.codeId, facet: '', position })),
    ),
    statement: isOwn ? statement : '',
    statementOf: isOwn ? snapshotOf(slots) : '',
  };
}

const asElement = (element: ReadyElement, position: number): Element => ({
  id: String(position),
  version: 1,
  roleId: element.roleId,
  code: element.codeId === null ? null : { id: element.codeId, name: element.codeName ?? '', aliases: [] },
  wording: element.wording,
  direction: element.direction,
  dependsOn: '',
  basis: 'stated',
  basisDocumentId: null,
  facet: '',
  actor: '',
  level: '',
  position,
});
