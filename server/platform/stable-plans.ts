/**
 * How queries are written for SQLite: so that each is planned once, not each time it runs. Built with STAT4, as our driver builds it,
 * SQLite looks at the value of a parameter while it plans a join, an order or a limit, and plans anew whenever something is bound to it
 * (sqlite.org/c3ref/prepare.html): ten times what most of our queries take themselves. It does not look behind a sign.
 */
import { type LimitNode, SqliteDialect, SqliteQueryCompiler, ValueNode } from 'kysely';

class StableCompiler extends SqliteQueryCompiler {
  /** The sign does nothing: numbers, texts and nulls keep their value and type. */
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }

  /** How many rows are wanted decides between plans: said in the text, of which there are as many as our pages have sizes. */
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (!ValueNode.is(limit)) return super.visitLimit(node);
    this.append('limit ');
    this.appendImmediateValue(limit.value);
  }
}

export class StableDialect extends SqliteDialect {
  override createQueryCompiler(): StableCompiler {
    return new StableCompiler();
  }
}
