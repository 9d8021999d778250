import type { FastifyInstance } from "fastify";
import { CITIES } from "../../../kernel/region.ts";
import { implement } from "../../../platform/http/implement.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { itemsContract } from "../contract/items.ts";
import { permitImport } from "../domain/items/import-permit.ts";
import type { Desk } from "../store/desk.ts";
import { applyItems } from "../store/items/apply.ts";
import { listImports } from "../store/items/imports.ts";
import { itemDetail } from "../store/items/item-detail.ts";
import { itemChoices, pageOfItems } from "../store/items/list-items.ts";
import { correctMapping, discardImport, receiveItems, showImport } from "../store/items/receive.ts";
import { askedAgain } from "../store/items/shared-already.ts";
import { correctedImport, correctedItems, importFile } from "../store/items/workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** See the contract for what each route is for. */
export function itemsRoutes(app: FastifyInstance, desk: Desk): void {
  const { sql } = desk;
  implement(app, itemsContract, {
    "GET /api/items": async ({ query: { page, size, ...filter }, caller }) => {
      const actor = await whoActs(desk, caller);
      return {
        ...(await pageOfItems(sql, filter, { page, size })),
        ...(await itemChoices(sql)),
        importsFor: CITIES.map(({ code }) => code).filter((city) => permitImport(city, actor) === null),
      };
    },
    "GET /api/items/workbook": async ({ query }) => ({ ...(await correctedItems(desk, query)), type: XLSX }),
    "GET /api/items/asked-again": ({ query: { page, size, ...filter } }) =>
      askedAgain(desk, filter, { page, size }),
    "GET /api/items/:item": ({ params }) => itemDetail(desk, params.item),
    "GET /api/item-imports": ({ query }) => listImports(sql, query),
    "POST /api/item-imports": ({ query, file, caller }) => receiveItems(desk, file, query, caller),
    "GET /api/item-imports/:import": ({ params, query, caller }) =>
      showImport(desk, params.import, query, caller),
    "PUT /api/item-imports/:import/mapping": ({ params, query, body, caller }) =>
      correctMapping(desk, params.import, body, query, caller),
    "POST /api/item-imports/:import/apply": ({ params, body, caller }) =>
      applyItems(desk, params.import, body, caller),
    "DELETE /api/item-imports/:import": ({ params, caller }) => discardImport(desk, params.import, caller),
    "GET /api/item-imports/:import/workbook": async ({ params }) => ({
      ...(await correctedImport(desk, params.import)),
      type: XLSX,
    }),
    "GET /api/item-imports/:import/file": async ({ params }) => ({
      ...(await importFile(desk, params.import)),
      type: XLSX,
    }),
  });
}
