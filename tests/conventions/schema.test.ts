/** The types in platform/schema say exactly what the migrations make, column by column. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { testContext } from '../support/context.ts';

type Columns = Record<string, string>;

/** Table → column → "text", "integer", with "?" where null is allowed; read from the interfaces. */
function typedTables(): Record<string, Columns> {
  const folder = join(projectRoot, 'server/platform/schema');
  const tables: Record<string, Columns> = {};
  const shared: Record<string, Columns> = {};
  for (const name of ['kept.ts', ...readdirSync(folder)]) {
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (!ts.isInterfaceDeclaration(node)) return;
      if (!node.name.text.endsWith('Tables')) shared[node.name.text] = { ...extended(node, shared), ...columnsOf(node.members) };
      else
        for (const member of node.members)
          if (ts.isPropertySignature(member) && member.type) tables[member.name.getText()] = flatten(member.type, shared);
    });
  }
  return tables;
}

const extended = (node: ts.InterfaceDeclaration, shared: Record<string, Columns>): Columns =>
  Object.assign({}, ...(node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => shared[type.getText()] ?? {})));

function flatten(type: ts.TypeNode, shared: Record<string, Columns>): Columns {
  if (ts.isIntersectionTypeNode(type)) return Object.assign({}, ...type.types.map((part) => flatten(part, shared)));
  if (ts.isTypeLiteralNode(type)) return columnsOf(type.members);
  return shared[type.getText()] ?? {};
}

function columnsOf(members: ts.NodeArray<ts.TypeElement>): Columns {
  const columns: Columns = {};
  for (const member of members)
    if (ts.isPropertySignature(member) && member.type) columns[member.name.getText()] = sqlType(member.type.getText());
  return columns;
}

const sqlType = (text: string): string => (/^(number|Flag|0)/.test(text) ? 'integer' : 'text') + (text.includes('null') ? '?' : '');

describe('the schema in types', () => {
  it('equals the database that the migrations make', async () => {
    const ctx = await testContext();
    const { rows } = await sql<{
      name: string;
    }>`select name from sqlite_schema where type = 'table' and name not like 'page_search%' and name not like 'sqlite_%'`.execute(
      ctx.db.read,
    );
    const made: Record<string, Columns> = {};
    for (const { name } of rows) {
      const columns = await sql<{
        name: string;
        type: string;
        notnull: number;
      }>`select name, lower(type) as type, "notnull" from pragma_table_info(${name})`.execute(ctx.db.read);
      made[name] = Object.fromEntries(columns.rows.map((column) => [column.name, column.type + (column.notnull ? '' : '?')]));
    }
    const { page_search: _, ...typed } = typedTables();
    expect(typed).toEqual(made);
  });
});
