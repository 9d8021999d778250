import type { FastifyInstance } from "fastify";
import { CITIES } from "../../../kernel/region.ts";
import { implement } from "../../../platform/http/implement.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { itemsContract } from "../contract/items.ts";
import { permitImport } from "../item-import/refusals.ts";
import type { Desk } from "../store/desk.ts";
import { itemDetail } from "../store/items/item-detail.ts";
import { itemChoices, pageOfItems } from "../store/items/list-items.ts";
import { askedAgain } from "../store/items/shared-already.ts";
import { correctedItems, XLSX } from "../store/items/workbook.ts";

/** See the contract for what each route is for. */
export function itemsRoutes(app: FastifyInstance, desk: Desk): void {
  const { sql } = desk;
  implement(app, itemsContract, {
    "GET /api/items": async ({ query: { page, size, sort, reversed, ...filter }, caller }) => {
      const actor = await whoActs(desk, caller);
      return {
        ...(await pageOfItems(sql, filter, { page, size, sort, reversed })),
        ...(await itemChoices(sql)),
        importsFor: CITIES.map(({ code }) => code).filter((city) => permitImport(city, actor) === null),
      };
    },
    "GET /api/items/workbook": async ({ query, long }) => ({
      ...(await correctedItems(desk, query, long)),
      type: XLSX,
    }),
    "GET /api/items/asked-again": ({ query: { page, size, sort, reversed, ...filter } }) =>
      askedAgain(desk, filter, { page, size, sort, reversed }),
    "GET /api/items/:item": ({ params }) => itemDetail(desk, params.item),
  });
}
