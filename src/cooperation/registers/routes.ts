import { entryKind } from "./kind.ts";
import { getRecord } from "../store/records.ts";
import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { registersContract } from "./contract.ts";
import { actOnEntry, enterEntry } from "./store-act.ts";
import { boardOfRegister } from "./store-board.ts";
import { getEntry } from "./store-detail.ts";
import { getDocument, keepDocument } from "./store-documents.ts";
import { checkLinks, checkUnits, handOverEntry } from "./store-hand-over.ts";
import { entriesOfMeasure, listEntries } from "./store-list.ts";
import { listLikelySame } from "./store-look-alikes.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function registersRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, registersContract, {
    "GET /api/registers/:register/entries": ({ params, query: { page, size, ...filter } }) =>
      listEntries(desk, params.register, filter, { page, size }),
    "GET /api/registers/:register/board": ({ params, query: { sort: _, ...filter } }) =>
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
      if (body.act.type === "revise") await checkLinks(desk, body.act.links ?? []);
      if (body.act.type === "revise" || body.act.type === "put-item") {
        const { state } = await getRecord(desk.sql, entryKind, id);
        await checkUnits(desk, state.register, body.act);
      }
      await actOnEntry(desk, { id, ...body }, caller);
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
  });
}
