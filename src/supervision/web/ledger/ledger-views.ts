import type { View, Views } from "../../../web/kit/saved-views.tsx";
import type { LedgerView } from "../../contract/office.ts";
import { columnsOf, FIRST_COLUMNS } from "../../domain/tasks/ledger-columns.ts";
import { api } from "../client.ts";

const VIEWS = "GET /api/ledger-views";

const named = async (kept: Promise<{ readonly rows: readonly LedgerView[] }>) => ({
  rows: (await kept).rows.map(({ name, value: { filters, columns } }) => ({
    name,
    view: { ...filters, columns: columns.join(",") },
  })),
});

/** The reader's views of the ledger: its columns are kept apart, those of the first time where the address names none. */
export const LEDGER_VIEWS: Views = {
  key: [VIEWS],
  list: () => named(api(VIEWS)),
  save: (name, { columns, ...filters }: View) => {
    const body = { filters, columns: [...(columnsOf(columns) ?? FIRST_COLUMNS)] };
    return named(api("PUT /api/ledger-views/:name", { params: { name }, body }));
  },
  forget: (name) => named(api("DELETE /api/ledger-views/:name", { params: { name } })),
};
