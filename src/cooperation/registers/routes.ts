import { entryKind } from "./kind.ts";
import { getRecord } from "../store/records.ts";
import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import type { Caller } from "../../platform/slice.ts";
import { registersContract } from "./contract.ts";
import { actOnEntry, enterEntry, takeBackEntry } from "./store-act.ts";
import { boardOfRegister } from "./store-board.ts";
import { getDocument, getEntry, keepDocument } from "./store-detail.ts";
import { checkLinks, checkUnits, handOverEntry } from "./store-hand-over.ts";
import { entriesOfMeasure, listEntries } from "./store-list.ts";
import { listLikelySame } from "./store-look-alikes.ts";
import type { Desk } from "../store/desk.ts";
import type { RegisterKind } from "./entry.ts";
import { registerChoices } from "./store-choices.ts";
import { forgetView, listViews, type OwnRegister, saveView } from "./store-views.ts";
import { exportRegister, registerTemplate } from "./store-workbook.ts";

const own = ({ actor }: Caller, register: RegisterKind): OwnRegister => ({
  accountId: actor?.accountId ?? "",
  register,
});

/** See the contract for what each route is for. */
export function registersRoutes(app: FastifyInstance, desk: Desk): void {
  const { sql } = desk;
  implement(app, registersContract, {
    "GET /api/registers/:register/entries": ({ params, query: { page, size, ...filter } }) =>
      listEntries(desk, params.register, filter, { page, size }),
    "GET /api/registers/:register/board": ({ params, query: { sort: _, reversed: _reversed, ...filter } }) =>
      boardOfRegister(desk, params.register, filter),
    "POST /api/registers/:register/entries": async ({ params, body: { key, seed }, caller }) => {
      await checkLinks(desk, seed.links);
      const whole = { ...seed, register: params.register };
      await checkUnits(desk, params.register, { type: "enter", seed: whole });
      const { id } = await enterEntry(desk, whole, key, caller);
      return getEntry(desk, id, caller);
    },
    "GET /api/registers/:register/likely-same": ({ params }) => listLikelySame(desk, params.register),
    "GET /api/entries/:entry": ({ params, caller }) => getEntry(desk, params.entry, caller),
    "POST /api/entries/:entry/acts": async ({ params: { entry: id }, body, caller }) => {
      const { act, version, key } = body;
      if (act.type === "take-back") {
        await takeBackEntry(desk, { id, version, key, of: act.of }, caller);
        return getEntry(desk, id, caller);
      }
      if (act.type === "revise") await checkLinks(desk, act.links ?? []);
      if (act.type === "revise" || act.type === "put-item") {
        const { state } = await getRecord(sql, entryKind, id);
        await checkUnits(desk, state.register, act);
      }
      await actOnEntry(desk, { id, version, key, act }, caller);
      return getEntry(desk, id, caller);
    },
    "POST /api/entries/:entry/tasks": async ({ params: { entry: id }, body, caller }) => {
      await handOverEntry(desk, id, body, caller);
      return getEntry(desk, id, caller);
    },
    "POST /api/entries/:entry/documents": async ({ params: { entry: id }, query, file, caller }) => {
      await keepDocument(desk, id, file, query.confirmInternal, caller);
      return getEntry(desk, id, caller);
    },
    "GET /api/entries/:entry/documents/:digest": ({ params }) =>
      getDocument(desk, params.entry, params.digest),
    "GET /api/measures/:measure/entries": async ({ params }) => ({
      registers: await entriesOfMeasure(desk, params.measure),
    }),
    "GET /api/registers/:register/workbook": ({ params, query, caller, long }) => {
      const { columns, ...filter } = query;
      const chosen = columns?.split(",").filter((column) => column !== "") ?? null;
      return exportRegister(desk, params.register, filter, chosen, caller, long);
    },
    "GET /api/registers/:register/template": ({ params, caller }) =>
      registerTemplate(desk, params.register, caller),
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
    "GET /api/register-choices": ({ caller }) => registerChoices(desk, caller),
  });
}
