import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import type { Caller } from "../../platform/slice.ts";
import { registerImportsContract } from "../contract/register-imports.ts";
import type { RegisterKind } from "../registers/entry.ts";
import type { Desk } from "../store/desk.ts";
import { applyImport, stopImport } from "../store/register-imports/apply.ts";
import { registerGround } from "../store/register-imports/ground.ts";
import { correctImport, discardImport, getImport, receiveImport } from "../store/register-imports/receive.ts";
import { viewImport } from "../store/register-imports/view.ts";
import { forgetView, listViews, type OwnRegister, saveView } from "../store/register-imports/views.ts";
import { exportRegister, registerTemplate } from "../registers/store-workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const own = ({ actor }: Caller, register: RegisterKind): OwnRegister => ({
  accountId: actor?.accountId ?? "",
  register,
});

/** See the contract for what each route is for. */
export function registerImportsRoutes(app: FastifyInstance, desk: Desk): void {
  const { sql } = desk;
  implement(app, registerImportsContract, {
    "POST /api/registers/:register/imports": ({ params, query, file, caller }) =>
      receiveImport(desk, params.register, file, query, caller),
    "GET /api/register-imports/:import": async ({ params, query, caller }) => {
      const record = await getImport(desk, params.import, caller);
      return viewImport(sql, record, await registerGround(desk, record, caller), query);
    },
    "PUT /api/register-imports/:import/mapping": ({ params, query, body, caller }) =>
      correctImport(desk, params.import, body, query, caller),
    "POST /api/register-imports/:import/apply": ({ params, body, caller }) =>
      applyImport(desk, params.import, body, caller),
    "POST /api/register-imports/:import/stop": ({ params, caller }) =>
      stopImport(desk, params.import, caller),
    "DELETE /api/register-imports/:import": ({ params, caller }) =>
      discardImport(desk, params.import, caller),
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
