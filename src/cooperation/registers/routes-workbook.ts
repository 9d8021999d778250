import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import type { Caller } from "../../platform/slice.ts";
import type { Desk } from "../store/desk.ts";
import { registerWorkbookContract } from "./contract-workbook.ts";
import type { RegisterKind } from "./entry.ts";
import { forgetView, listViews, type OwnRegister, saveView } from "./store-views.ts";
import { exportRegister, registerTemplate } from "./store-workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const own = ({ actor }: Caller, register: RegisterKind): OwnRegister => ({
  accountId: actor?.accountId ?? "",
  register,
});

/** See the contract for what each route is for. */
export function registerWorkbookRoutes(app: FastifyInstance, desk: Desk): void {
  const { sql } = desk;
  implement(app, registerWorkbookContract, {
    "GET /api/registers/:register/workbook": async ({ params, query: { columns, ...filter }, caller }) => {
      const chosen = columns?.split(",").filter((column) => column !== "") ?? null;
      const { name, bytes } = await exportRegister(desk, params.register, filter, chosen, caller);
      return { name, bytes, type: XLSX };
    },
    "GET /api/registers/:register/template": async ({ params, caller }) => ({
      ...(await registerTemplate(desk, params.register, caller)),
      type: XLSX,
    }),
    "GET /api/register-views/:register": async ({ params, caller }) => ({
      rows: await listViews(sql, own(caller, params.register)),
    }),
    "PUT /api/register-views/:register/:name": async ({ params, body, caller }) => {
      const account = own(caller, params.register);
      await saveView(sql, account, { name: params.name, value: body }, desk.now());
      return { rows: await listViews(sql, account) };
    },
    "DELETE /api/register-views/:register/:name": async ({ params, caller }) => {
      const account = own(caller, params.register);
      await forgetView(sql, account, params.name);
      return { rows: await listViews(sql, account) };
    },
  });
}
