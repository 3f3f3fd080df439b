import { setImmediate as turn } from 'node:timers/promises';
import { parse, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.ts';
import { askingForPages, endOf } from '../http/table/pages.ts';
import { planOf, type Branch } from '../http/table/plan.ts';
import { columnsOf, tableOf, type Cell } from '../http/table/rows.ts';
import type { GraphQL } from '../graphql.ts';
import type { BulkTable } from './tables.ts';

export interface Column {
  name: string;
  branch: Branch;
}

/** A table that is read as anybody reads it: by the API, page after page. */
export class BulkReading {
  readonly columns: readonly Column[];
  private readonly top: Branch;
  private readonly text: string;

  constructor(
    schema: GraphQLSchema,
    private readonly table: BulkTable,
  ) {
    const document = parse(table.query);
    const top = planOf(schema, document, null);
    if (!top) throw new Error(`The table ${table.name} asks for nothing.`);
    this.top = top;
    this.columns = columnsOf(top);
    this.text = askingForPages(schema, document);
  }

  /** Rows of one page at a time; other requests are answered between them. `stop` ends it with an error. */
  async *pages(graphql: GraphQL, context: RequestContext, stop: AbortSignal): AsyncGenerator<Cell[][]> {
    const each = this.columns.findIndex(({ name }) => name === this.table.each);
    let after: string | null = null;
    for (;;) {
      stop.throwIfAborted();
      const { data, errors } = await graphql.execute(this.text, { after }, context);
      if (!data || errors) throw new Error(`The table ${this.table.name} could not be read.`, { cause: errors?.[0] });
      yield tableOf(this.top, data).rows.filter((row) => row[each] !== null);
      const end = endOf(this.top, data);
      if (!end?.hasNextPage) return;
      after = end.endCursor;
      await turn();
    }
  }
}
