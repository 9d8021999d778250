import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { writeWorkbook } from "../../src/platform/documents/workbook.ts";
import type { Item, Material } from "../../src/systems/one-service/domain/items/item.ts";
import { EXPORT_LAYOUTS } from "../../src/systems/one-service/domain/items/sample-export.ts";
import { sampleItems } from "../../src/systems/one-service/domain/items/sample-items.ts";
import type { Asked, Granted } from "../../src/systems/shared-data/requests/fields.ts";
import type { RequestAct } from "../../src/systems/shared-data/requests/kind.ts";
import type { ResourceAct } from "../../src/systems/shared-data/catalogue/resource/kind.ts";
import { wholeContent } from "../support/catalogue.ts";
import { openTab, takePicture, type Tab } from "./browser.ts";
import { DOORSTEP, PASSWORD, prepare } from "./desk.ts";
import { FIRST_DAY, unitOf } from "./office.ts";
import { act } from "./secretariat.ts";
import { personOf, sendFile, type Service } from "./services.ts";

/** Who decides what citizens apply for, who receives it elsewhere, and who supplies a paper of it. */
export const DECIDING = "包头市测试住房公积金中心";
export const WINDOW = "鄂尔多斯市测试政务服务中心";
export const PROVIDING = "包头市测试人社局";
/** What an enterprise applies for at once: decided in 包头 and in 鄂尔多斯. */
export const DECIDING_FIRST = "包头市测试人社局";
export const DECIDING_SECOND = "鄂尔多斯市测试人社局";

export const WITHDRAWAL = "住房公积金提取（租房）";
export const FIRST_PERMIT = "劳务派遣经营许可";
export const SECOND_PERMIT = "人力资源服务许可";
export const LEASE = "租房合同";
export const FORM = "提取申请表";
export const PROOF = "社会保险缴费证明";
export const RESOURCE = "社会保险缴费信息";
export const PURPOSE = "核验公积金提取资格";
export const RESULT = "提取结果通知";

/** People born on a day that has not come, and an enterprise that is none. */
export const CITIZEN = { name: "测试某甲", number: "150204209901010019", phone: "13800000000" } as const;
export const OTHER = { name: "测试某乙", number: "152602209902020025", phone: "13900000000" } as const;
export const FIRM = { name: "测试稀土材料公司", number: "91150200MA0000000C", phone: "13700000000" } as const;

export const TELEPHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true } as const;

const paper = (name: string, format: Material["format"] = "electronic"): Material => ({
  name,
  needed: "needed",
  type: "原件",
  format,
  copies: 1,
  source: "申请人自备",
  basis: "《住房公积金管理条例》第二十五条",
  acceptStandard: "字迹清晰",
});

const PAPERS: Readonly<Record<string, readonly Material[]>> = {
  [WITHDRAWAL]: [paper("居民身份证", "either"), paper(PROOF), paper(LEASE), paper(FORM)],
  [FIRST_PERMIT]: [paper("营业执照"), paper("验资报告")],
  [SECOND_PERMIT]: [paper("营业执照"), paper("服务场所证明")],
};

function itemsOf(city: string): Item[] {
  const samples = JSON.parse(
    JSON.stringify(sampleItems(city, 60, { asOf: FIRST_DAY, faultEvery: 0 }))
      .replaceAll("【示例】", "")
      .replaceAll("示例", "测试"),
  ) as Item[];
  return samples
    .filter(({ name }) => name in PAPERS)
    .map((item) => ({
      ...item,
      materials: PAPERS[item.name] ?? [],
      promised: { value: 3, unit: "working-day" },
    }));
}

async function listItems(service: Service, city: string, full: string): Promise<void> {
  const { page } = await personOf(service, `${full}测试数据局`, "data-officer");
  const sheets = EXPORT_LAYOUTS.national(itemsOf(city)).map(({ name, rows: [head = [], ...rows] }) => ({
    name,
    columns: head.map((header, column) => ({ header, key: `${column}`, width: 14 })),
    rows: rows.map((cells) => Object.fromEntries(cells.map((cell, column) => [`${column}`, cell]))),
  }));
  const bytes = await writeWorkbook(sheets);
  const { id } = await sendFile<{ id: string }>(
    page,
    `/api/cities/${city}/item-imports`,
    "办事清单.xlsx",
    bytes,
  );
  await prepare(page, `/api/item-imports/${id}/apply`, { method: "POST", body: { mode: "all" } });
}

/** 包头 and 鄂尔多斯 list what the tests' citizens apply for. */
export async function listServices(service: Service): Promise<void> {
  await listItems(service, "150200", "包头市");
  await listItems(service, "150600", "鄂尔多斯市");
}

const ITEMS = [
  { name: "身份证号", code: "SFZH", type: "text", length: 18, sensitivity: "sensitive", key: true },
  { name: "缴费状态", code: "JFZT", type: "text", length: 10, sensitivity: "personal", key: false },
  { name: "缴费月数", code: "JFYS", type: "integer", length: 4, sensitivity: "personal", key: false },
] as const;
export const MONTHS = "37";

const asked = (more: Partial<Asked> = {}): Asked => ({
  basis: { title: "《住房公积金管理条例》", article: "第二十五条" },
  scenario: "受理提取申请时核验",
  scope: "公积金中心经办人员",
  purposes: [PURPOSE],
  mode: "api",
  until: "2027-12-31",
  items: ["缴费状态", "缴费月数"],
  rows: [],
  callsPerDay: 100,
  rowsPerCall: 10,
  ...more,
});

const granted: Granted = {
  decision: "granted",
  items: [
    { name: "缴费状态", mask: "none" },
    { name: "缴费月数", mask: "none" },
  ],
  rows: [],
  purposes: [PURPOSE],
  mode: "api",
  until: "2027-12-31",
  callsPerDay: 100,
  rowsPerCall: 10,
  disposal: "办结后删除",
  disposeWithinDays: 10,
};

async function publishResource(service: Service): Promise<string> {
  const liaison = await personOf(service, PROVIDING, "liaison");
  const head = await personOf(service, PROVIDING, "unit-head");
  const officer = await personOf(service, "包头市测试数据局", "data-officer");
  const content = wholeContent({
    // Not the code of another resource of these tests.
    code: "306001/0099",
    name: RESOURCE,
    summary: "参保人员缴费情况",
    providerId: await unitOf(service.tab.page, PROVIDING),
    providerName: PROVIDING,
    items: ITEMS,
    conditions: { recipients: ["公积金中心"], uses: [PURPOSE], demands: [] },
  });
  const { id } = await prepare<{ id: string }>(liaison.page, "/api/resources", {
    method: "POST",
    body: { key: randomUUID(), content },
  });
  for (const kind of ["secrecy", "personal-information"]) {
    const { version } = await prepare<{ version: number }>(liaison.page, `/api/resources/${id}`);
    const query = new URLSearchParams({
      version: String(version),
      key: randomUUID(),
      kind,
      on: "2026-11-20",
      conclusion: "可以共享",
      passed: "true",
    });
    const words = new TextEncoder().encode(`评估结论 ${kind}`);
    await sendFile(liaison.page, `/api/resources/${id}/assessments?${query}`, "评估.txt", words);
  }
  const step = ({ page }: Tab, done: ResourceAct) => act(page, `/api/resources/${id}`, done);
  await step(head, { type: "approve" });
  await step(liaison, { type: "submit" });
  await step(officer, { type: "publish", basisRank: null });
  return id;
}

/** Opens, by the steps of the request desk, what the deciding unit may read of the citizens of the tests. */
export async function openGrant(service: Service): Promise<void> {
  const resourceId = await publishResource(service);
  const [asking, asks] = [
    await personOf(service, DECIDING, "liaison"),
    await personOf(service, DECIDING, "unit-head"),
  ];
  const [giving, gives] = [
    await personOf(service, PROVIDING, "liaison"),
    await personOf(service, PROVIDING, "unit-head"),
  ];
  const { id } = await prepare<{ id: string }>(asking.page, "/api/data/requests", {
    method: "POST",
    body: { key: randomUUID(), resourceId, asked: asked() },
  });
  const step = ({ page }: Tab, done: RequestAct) => act(page, `/api/data/requests/${id}`, done);
  await step(asks, { type: "sign" });
  await step(giving, { type: "receive" });
  await step(giving, { type: "prepare-answer", answer: granted });
  await step(gives, { type: "sign-answer" });
  await step(giving, { type: "deliver", note: "接口已开通" });
  const rows = [ITEMS.map(({ name }) => name), [CITIZEN.number, "正常", MONTHS]];
  const csv = new TextEncoder().encode(rows.map((cells) => cells.join(",")).join("\n"));
  await sendFile(giving.page, `/api/data/sources/${resourceId}/drops`, "缴费.csv", csv);
  await prepare(giving.page, `/api/data/sources/${resourceId}`, { method: "PUT", body: { kind: "drop" } });
  await step(asking, { type: "confirm-delivery" });
}

/** The tab of an applicant who registered and was checked at the window, without the pages of it. */
export async function applicantOf(
  service: Service,
  name: string,
  { kind, ...who }: { readonly kind: "person" | "enterprise" } & Record<"name" | "number" | "phone", string>,
): Promise<Tab> {
  const browser = service.tab.context.browser();
  if (browser === null) throw new Error("the browser is gone");
  const tab = await openTab(browser, service.app.url, TELEPHONE);
  const { page } = tab;
  await page.goto(DOORSTEP);
  const body = { name, password: PASSWORD, consent: true };
  await prepare(page, "/api/registrations", { method: "POST", body });
  await prepare(page, "/api/my-identity", { method: "PUT", body: { kind, ...who } });
  const clerk = await personOf(service, WINDOW, "window-clerk");
  const document = { kind, number: who.number };
  const { rows } = await prepare<{ rows: readonly { accountId: string }[] }>(
    clerk.page,
    "/api/identities/lookups",
    { method: "POST", body: document },
  );
  const verified = { ...document, account: rows[0]?.accountId, name: who.name, documentSeen: true };
  await prepare(clerk.page, "/api/identities/verifications", { method: "POST", body: verified });
  tab.takeTroubles();
  service.people.set(name, tab);
  return tab;
}

/** Files as a telephone gives them: a photograph, and a program that calls itself a paper. */
export const photograph = async (page: Page, name: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await takePicture(page, { type: "jpeg" }),
});
export const DISGUISED = {
  name: "租房合同.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("MZ\u0090\u0000\u0003This program cannot be run in DOS mode."),
} as const;
