import type { Page as BrowserPage } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { pages as ecologyPages } from "../../../src/systems/ecology/web/pages.ts";
import { pages as energyPages } from "../../../src/systems/energy/web/pages.ts";
import { pages as oneServicePages } from "../../../src/systems/one-service/web/pages.ts";
import { pages as sharedDataPages } from "../../../src/systems/shared-data/web/pages.ts";
import type { Application } from "../application.ts";
import { openTab, type Tab } from "../browser.ts";
import { ask, expectNoTroubles } from "../desk.ts";
import { problemsOf } from "../page-checks.ts";
import { lookAs } from "../people.ts";
import { sendFile } from "../services.ts";

/** The bureau is a unit with cases, requests and grants; the demonstration's liaison is one with tasks. */
const ROLES = [
  "data-officer",
  "window-clerk",
  "applicant",
  "bureau",
  "office",
  "ecology",
  "finance",
  "reserve",
  "energy",
  "industry",
] as const;
type Role = (typeof ROLES)[number];
/** As whom a page is looked at, and where its address is taken from; a page without parameters needs none. */
type Look = readonly [Role, ((page: BrowserPage) => Promise<string>)?];

/** An address with what a list's rows say in the place of its parameter. */
const from =
  (list: string, address: (row: Record<string, string>) => string | undefined, rows = "rows") =>
  async (page: BrowserPage): Promise<string> => {
    const { body } = await ask(page, list);
    const found = ((body as Record<string, readonly Record<string, string>[]>)[rows] ?? [])
      .map(address)
      .find((each) => each !== undefined);
    if (found === undefined)
      throw new Error(`${list} lists nothing to look at: ${JSON.stringify(body).slice(0, 200)}`);
    return found;
  };
const byId = (list: string, path: string, key = "id") => from(list, (row) => `${path}/${row[key]}`);

/** A card of the hall: the first city's item of the housing fund. */
const hallItem =
  (path: string) =>
  async (page: BrowserPage): Promise<string> => {
    const { body } = await ask(page, `/api/hall/items?q=${encodeURIComponent("租房公积金")}`);
    const [card] = (body as { rows: readonly { offers: readonly { itemId: string }[] }[] }).rows;
    return `${path}/${card?.offers[0]?.itemId}`;
  };

/** The catalogue's own workbook, uploaded again. */
async function uploadedCatalogue(page: BrowserPage): Promise<string> {
  const book = await page.request.get("/api/resource-workbook", { headers: { "x-jiziwan": "1" } });
  const bytes = new Uint8Array(await book.body());
  const { id } = await sendFile<{ id: string }>(page, "/api/catalogue-imports", "目录.xlsx", bytes);
  return `/data/catalogue/imports/${id}`;
}

/** A sheet of a national station, whose times lack their year. */
async function uploadedReadings(page: BrowserPage): Promise<string> {
  const sheet = new TextEncoder().encode("断面名称,监测时间,pH,氨氮(mg/L)\n包头,04-01 08:00,8.1,0.4\n");
  const { id } = await sendFile<{ id: string }>(page, "/api/ecology/reading-imports", "国控.csv", sheet);
  return `/ecology/imports/${id}`;
}

/** An outline that somebody drew. */
async function uploadedOutlines(page: BrowserPage): Promise<string> {
  const ring = [
    [110.1, 40.8],
    [110.102, 40.8],
    [110.102, 40.802],
    [110.1, 40.802],
    [110.1, 40.8],
  ];
  const features = [
    { type: "Feature", properties: { name: "东沟" }, geometry: { type: "Polygon", coordinates: [ring] } },
  ];
  const file = new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
  const { id } = await sendFile<{ id: string }>(page, "/api/ecology/site-imports", "图斑.geojson", file);
  return `/ecology/site-imports/${id}`;
}

/** A reach of the river that a bureau brings in a sheet. */
async function uploadedReaches(page: BrowserPage): Promise<string> {
  const sheet = new TextEncoder().encode(
    "上断面,下断面,最早到达（小时）,最迟到达（小时）\n西断面,包头,20,26\n",
  );
  const { id } = await sendFile<{ id: string }>(page, "/api/ecology/reach-imports", "河段.csv", sheet);
  return `/ecology/reach-imports/${id}`;
}

/** A sheet of an equipment base. */
async function uploadedBases(page: BrowserPage): Promise<string> {
  const sheet = new TextEncoder().encode(
    "装备基地,城市,产品,年产能,产能单位,出处\n【示例】示例二厂,包头,叶片,20,万千瓦,示例\n",
  );
  const { id } = await sendFile<{ id: string }>(page, "/api/energy/base-imports", "装备基地.csv", sheet);
  return `/energy/base-imports/${id}`;
}

/** A sheet of what the grid takes, in the unit of its heading. */
async function uploadedGrid(page: BrowserPage): Promise<string> {
  const sheet = new TextEncoder().encode(
    "盟市,旗县区,可上网（万千瓦）,年份,出处\n包头市,示例土默特右旗,20,2027,示例\n",
  );
  const { id } = await sendFile<{ id: string }>(page, "/api/energy/grid-imports", "接入能力.csv", sheet);
  return `/energy/grid-imports/${id}`;
}

const LOOKS: Readonly<Record<string, Look>> = {
  "/items": ["office"],
  "/items/asked-again": ["office"],
  "/items/imports/:import": ["data-officer", byId("/api/item-imports", "/items/imports")],
  "/items/:item": ["office", byId("/api/items", "/items")],
  "/items/comparison": ["data-officer"],
  "/items/comparison/:code": [
    "data-officer",
    from("/api/item-comparison", ({ key }) => `/items/comparison/${encodeURIComponent(key ?? "")}`),
  ],
  "/items/standards": ["office"],
  "/items/standards/:standard": ["data-officer", byId("/api/standards", "/items/standards")],
  "/items/bundles": ["office"],
  "/items/bundles/:bundle": ["office", byId("/api/bundles", "/items/bundles")],
  "/items/chains": ["office"],
  "/items/chains/:chain": ["office", byId("/api/chains", "/items/chains")],
  "/hall": ["applicant"],
  "/hall/items/:item": ["applicant", hallItem("/hall/items")],
  "/apply/:item": ["applicant", hallItem("/apply")],
  "/apply/bundle/:bundle": ["applicant", byId("/api/hall/bundles", "/apply/bundle")],
  "/my-cases": ["applicant"],
  "/my-cases/:case": ["applicant", byId("/api/my-cases", "/my-cases")],
  "/joint-cases/:case": ["applicant", from("/api/my-cases", ({ id }) => `/joint-cases/${id}`, "joint")],
  "/my-licences": ["applicant"],
  "/my-data-visitors": ["applicant"],
  "/licences": ["window-clerk"],
  "/window": ["window-clerk"],
  "/window/receive": ["window-clerk"],
  "/cases/:case": ["window-clerk", byId("/api/window-cases", "/cases")],
  "/cases": ["bureau"],
  "/case-overview": ["office"],
  "/data/catalogue": ["data-officer"],
  "/data/catalogue/new": ["bureau"],
  "/data/catalogue/imports/:import": ["data-officer", uploadedCatalogue],
  "/data/catalogue/:resource": ["data-officer", byId("/api/resources", "/data/catalogue")],
  "/data/catalogue/:resource/edit": [
    "data-officer",
    from("/api/resources?status=returned", ({ id }) => `/data/catalogue/${id}/edit`),
  ],
  "/data/libraries": ["window-clerk"],
  "/data/libraries/:library": ["data-officer", byId("/api/libraries", "/data/libraries")],
  "/data/duplicates": ["data-officer"],
  "/data/requests": ["bureau"],
  "/data/requests/new": [
    "bureau",
    async (page) => {
      const { body } = await ask(page, "/api/data/request-resources");
      return `/data/requests/new?resource=${(body as readonly { id: string }[])[0]?.id}`;
    },
  ],
  "/data/requests/:request": ["data-officer", byId("/api/data/requests?tab=all", "/data/requests")],
  "/data/grants": ["bureau"],
  "/data/exchange": ["data-officer"],
  "/data/readings": ["bureau"],
  "/data/sources": ["data-officer"],
  "/data/corrections": ["bureau"],
  "/data/corrections/new": ["applicant"],
  "/data/corrections/:correction": ["office", byId("/api/data/corrections", "/data/corrections")],
  "/data/return-flows": ["bureau"],
  "/data/return-flows/:flow": ["office", byId("/api/data/return-flows", "/data/return-flows")],
  "/data/disputes": ["bureau"],
  "/data/disputes/:dispute": ["office", byId("/api/data/disputes", "/data/disputes")],
  "/data/ledger": ["bureau"],
  "/data/ledger/:grant": ["office", byId("/api/data/ledgers", "/data/ledger", "grantId")],
  "/data/breaches": ["office"],
  "/ecology/water": ["ecology"],
  "/ecology/water/:section": ["ecology", byId("/api/ecology/water", "/ecology/water")],
  "/ecology/basins": ["ecology"],
  "/ecology/imports/:import": ["ecology", uploadedReadings],
  "/ecology/sections": ["ecology"],
  "/ecology/sections/:section": ["ecology", byId("/api/ecology/sections", "/ecology/sections")],
  "/ecology/flow": ["ecology"],
  "/ecology/alerts": ["ecology"],
  "/ecology/alerts/:alert": ["ecology", byId("/api/ecology/alerts", "/ecology/alerts")],
  "/ecology/reaches": ["ecology"],
  "/ecology/reaches/:reach": ["ecology", byId("/api/ecology/reaches", "/ecology/reaches")],
  "/ecology/reach-imports/:import": ["ecology", uploadedReaches],
  "/ecology/compensation": ["finance"],
  "/ecology/compensation/:settlement": [
    "finance",
    byId("/api/ecology/settlements?status=stated", "/ecology/compensation"),
  ],
  "/ecology/compensation/agreements": ["finance"],
  "/ecology/compensation/agreements/:agreement": [
    "finance",
    byId("/api/ecology/agreements?status=in-force", "/ecology/compensation/agreements"),
  ],
  "/ecology/sites": ["reserve"],
  "/ecology/site-imports/:import": ["reserve", uploadedOutlines],
  "/ecology/sites/:site": ["reserve", byId("/api/ecology/sites", "/ecology/sites")],
  "/energy/projects": ["energy"],
  "/energy/projects/:project": ["energy", byId("/api/energy/projects", "/energy/projects")],
  "/energy/corridors": ["energy"],
  "/energy/corridors/:corridor": ["energy", byId("/api/energy/corridors", "/energy/corridors")],
  "/energy/bases": ["industry"],
  "/energy/bases/:base": ["industry", byId("/api/energy/bases", "/energy/bases")],
  "/energy/base-imports/:import": ["industry", uploadedBases],
  "/energy/grid": ["energy"],
  "/energy/grid/:capacity": ["energy", byId("/api/energy/grid", "/energy/grid")],
  "/energy/grid-imports/:import": ["energy", uploadedGrid],
};

const nameOf = (path: string): string => path.slice(1).replace(/[/:]+/g, "-");

/** Every page of the systems in the demonstration, as somebody who may open it. */
export function everyServicePageSteps(
  demonstration: () => { readonly app: Application; readonly tab: Tab },
): void {
  const pages = [...oneServicePages, ...sharedDataPages, ...ecologyPages, ...energyPages].map(
    ({ path }) => path,
  );

  test("（四）（十二）–（十四）（十六） every page of a system has somebody who looks at it", () => {
    expect(pages.filter((path) => LOOKS[path] === undefined)).toEqual([]);
  });

  describe.each(ROLES)("as %s", (role) => {
    let tab: Tab;
    beforeAll(async () => {
      const { app, tab: first } = demonstration();
      const browser = first.context.browser();
      if (browser === null) throw new Error("the browser is gone");
      tab = await openTab(browser, app.url);
      await lookAs(tab.page, role);
      return () => tab.context.close();
    });

    test.each(pages.filter((path) => LOOKS[path]?.[0] === role))(
      "（四）（十二）–（十四）（十六） page %s holds in both languages, at both widths and when enlarged",
      async (path) => {
        const address = (await LOOKS[path]?.[1]?.(tab.page)) ?? path;
        expect(await problemsOf(tab, address, nameOf(path))).toEqual([]);
        expectNoTroubles(tab);
      },
    );
  });
}
