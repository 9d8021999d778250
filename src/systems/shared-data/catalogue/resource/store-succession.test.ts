import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeContent } from "../../../../../test/support/catalogue.ts";
import { addGrant } from "../../../../../test/support/exchange.ts";
import { type CatalogueHands, catalogueHands } from "../../../../../test/support/catalogue-hands.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { DataItem, ResourceContent } from "./content.ts";
import type { ResourceAsked } from "./kind.ts";
import { findGrant } from "../../exchange/grant/store.ts";
import { resources } from "./store.ts";

const BAOTOU = "包头市测试住房公积金中心";

let ground: ServicesGround;
let hands: CatalogueHands;
beforeAll(async () => {
  ground = await openServices();
  hands = catalogueHands(ground);
}, 60_000);
afterAll(() => ground.database.close());

const desk = () => ground.sharedData;
const region = () => ground.of("自治区测试数据局", "data-officer");
const item = (name: string): DataItem => ({
  name,
  code: "",
  type: "text",
  length: null,
  sensitivity: "personal",
  key: false,
});
/** Data of which nothing but the number of its subject is like that of another word's. */
const itemsOf = (word: string): DataItem[] =>
  ["身份证号", `${word}状态`, `${word}金额`, `${word}余额`].map(item);
let codes = 0;
const nextCode = (): string => `306901/${String((codes += 1)).padStart(4, "0")}`;

async function outcome(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return "done";
  if (error instanceof FailureError) return `${error.failure.code} ${error.failure.sentence.zh}`;
  throw error;
}

const PUBLISH: ResourceAsked = { type: "publish", basisRank: null };
const WITHDRAW: ResourceAsked = { type: "withdraw", reason: "重新编制" };
const allow = { type: "allow-stricter", reason: "余额改由人民银行提供" } as const;

/** A resource that was published and withdrawn, and its like under a new code, ready to be published. */
async function recatalogued(word: string, given: Partial<ResourceContent>): Promise<string> {
  const content = { name: `职工${word}情况表`, items: itemsOf(word) };
  const old = await hands.publish(BAOTOU, { code: nextCode(), ...content });
  await hands.act(old, WITHDRAW, hands.officer());
  return hands.submitted(BAOTOU, { code: nextCode(), ...content, ...given });
}

/** A resource goes through a whole revision to this. */
async function revised(id: string, given: Partial<ResourceContent>): Promise<string> {
  await hands.act(
    id,
    { type: "revise", cause: "other", reason: "调整", changedOn: "2026-11-20" },
    hands.liaison(BAOTOU),
  );
  const { content } = (await resources.open(desk(), id, hands.liaison(BAOTOU))).state;
  await hands.act(id, { type: "edit", content: { ...content, ...given } }, hands.liaison(BAOTOU));
  await hands.assess(id, BAOTOU);
  await hands.act(id, { type: "approve" }, hands.head(BAOTOU));
  await hands.act(id, { type: "submit" }, hands.liaison(BAOTOU));
  return outcome(hands.act(id, PUBLISH, hands.officer()));
}

/** What its page says that it is held to, and whether that still stands. */
const held = async (id: string) =>
  (await resources.open(desk(), id, hands.liaison(BAOTOU))).held.map(({ resourceId, standing }) => [
    resourceId,
    standing ?? false,
  ]);

/** As if it had been published long before the others. */
const longAgo = (id: string) => desk().sql`
  update shared_data.record set state = jsonb_set(state, '{versions,0,publishedOn}', '"2026-10-01"') where id = ${id}`;
const wide = (word: string): DataItem[] => [...itemsOf(word), item(`${word}日期`), item(`${word}机构`)];

test.each<[word: string, given: Partial<ResourceContent>, words: string]>([
  ["提取", { items: itemsOf("提取").slice(0, 2) }, "数据项少了“提取金额”、“提取余额”"],
  ["贷款", { updateCycle: "yearly" }, "放慢为“每年”"],
  ["补贴", { modes: ["file"] }, "共享方式少了“服务接口”"],
  [
    "冻结",
    { conditions: { ...wholeContent().conditions, demands: ["按件查询", "另行审批"] } },
    "使用要求多了“另行审批”",
  ],
  ["结息", { name: "中心账户汇总", updateCycle: "yearly" }, "放慢为“每年”"],
])(
  "（四） what was withdrawn and catalogued anew under another code is held to the old conditions: %s",
  async (word, given, words) => {
    const next = await recatalogued(word, given);
    const refused = await outcome(hands.act(next, PUBLISH, hands.officer()));
    expect(refused).toMatch(/^held-to-old /);
    expect(refused).toContain(words);
    expect(await held(next)).toEqual([[expect.any(String), false]]);
  },
);

test("（四） it is published with the old conditions or looser ones, and where it holds other data", async () => {
  const looser = await recatalogued("划转", { updateCycle: "real-time", modes: ["api", "batch"] });
  expect(await outcome(hands.act(looser, PUBLISH, hands.officer()))).toBe("done");
  const names = ["单位名称", "单位地址", "缴存人数"];
  const other = await recatalogued("欠费", {
    name: "缴存单位名录",
    items: names.map(item),
    subjectItem: "单位名称",
    updateCycle: "yearly",
  });
  expect(await outcome(hands.act(other, PUBLISH, hands.officer()))).toBe("done");
});

test("（四） the authority above may allow it with its reason, nobody else, and only what it decided on", async () => {
  const next = await recatalogued("封存", { items: itemsOf("封存").slice(0, 3) });
  for (const who of [hands.officer(), hands.head(BAOTOU), hands.liaison(BAOTOU)])
    expect(await outcome(hands.act(next, allow, who))).toMatch(/^forbidden /);
  expect((await hands.act(next, allow, region())).held).toEqual([]);
  const edited = await resources.open(desk(), next, hands.liaison(BAOTOU));
  // A decision on one item is none on the cycle.
  await hands.act(next, { type: "return", reasons: "核对" }, hands.officer());
  const slower = { ...edited.state.content, updateCycle: "yearly" } as const;
  await hands.act(next, { type: "edit", content: slower }, hands.liaison(BAOTOU));
  await hands.act(next, { type: "approve" }, hands.head(BAOTOU));
  await hands.act(next, { type: "submit" }, hands.liaison(BAOTOU));
  expect(await outcome(hands.act(next, PUBLISH, hands.officer()))).toContain("放慢为“每年”");
  await hands.act(next, allow, region());
  const published = await hands.act(next, PUBLISH, hands.officer());
  expect(published.state.allowances?.map(({ reason }) => reason)).toEqual([allow.reason, allow.reason]);
  expect(published.history.some(({ sentence }) => sentence.zh.includes("同意比原目录"))).toBe(true);
});

test("（四） it is the same the other way round: a stricter like is published first, and the old one withdrawn afterwards", async () => {
  const content = { name: "职工转移情况表", items: itemsOf("转移") };
  const old = await hands.publish(BAOTOU, { ...content, code: nextCode() });
  const next = await hands.publish(BAOTOU, {
    ...content,
    code: nextCode(),
    items: content.items.slice(0, 2),
  });
  expect(await held(next)).toEqual([]);
  expect(await outcome(hands.act(old, WITHDRAW, hands.officer()))).toMatch(/^replaced-stricter .*数据项少了/);
  await hands.act(old, { type: "ask-withdrawal", reason: "重新编制" }, hands.head(BAOTOU));
  // While the old one stands, nothing stops what is stricter from being published: not even a third of them.
  expect(await held(next)).toEqual([[old, true]]);
  const third = await hands.publish(BAOTOU, {
    ...content,
    code: nextCode(),
    items: content.items.slice(0, 2),
  });
  expect(await held(third)).toEqual([[old, true]]);
  await hands.act(third, allow, region());
  await hands.act(next, allow, region());
  expect(await outcome(hands.act(old, WITHDRAW, hands.officer()))).toBe("done");
});

test("（四） a revision can neither drop an item or a way nor slow the cycle nor ask for money in a text", async () => {
  const id = await hands.publish(BAOTOU, {
    code: nextCode(),
    name: "职工年金情况表",
    items: itemsOf("年金"),
  });
  await hands.act(
    id,
    { type: "revise", cause: "other", reason: "调整", changedOn: "2026-11-20" },
    hands.liaison(BAOTOU),
  );
  const { content } = (await resources.open(desk(), id, hands.liaison(BAOTOU))).state;
  const edit = (given: Partial<ResourceContent>) =>
    outcome(hands.act(id, { type: "edit", content: { ...content, ...given } }, hands.liaison(BAOTOU)));
  expect(await edit({ items: content.items.slice(1), subjectItem: "年金状态" })).toContain(
    "数据项少了“身份证号”",
  );
  expect(await edit({ modes: ["batch"] })).toContain("共享方式少了“服务接口”");
  expect(await edit({ updateCycle: "irregular" })).toContain("更新周期由“每日”放慢为“不定期”");
  expect(await edit({ summary: `${content.summary}，须付费使用` })).toContain("摘要中写了“须付费使用”");
  expect(await edit({ openAttribute: "on-request", openCondition: "按次收费" })).toContain(
    "开放条件中写了“按次收费”",
  );
  expect(await edit({ items: [...content.items, item("提取记录")] })).toBe("done");
});

test("（四） a revision that marks an item as more sensitive or says that less is given waits for the authority above; a shorter item is refused", async () => {
  const id = await hands.publish(BAOTOU, {
    code: nextCode(),
    name: "职工托收情况表",
    items: itemsOf("托收"),
    format: "spreadsheet",
  });
  const { content } = (await resources.open(desk(), id, hands.liaison(BAOTOU))).state;
  const marked = content.items.map((each) => ({ ...each, sensitivity: "sensitive" as const }));
  const summary = `${content.summary}，不包含余额`;
  expect(await revised(id, { items: marked, summary })).toMatch(/^held-to-old .*不包含余额/);
  const { held } = await resources.open(desk(), id, hands.liaison(BAOTOU));
  expect(held.map(({ growths }) => growths.map(({ of }) => of))).toEqual([["sensitivity", "narrowing"]]);
  expect(await outcome(hands.act(id, allow, hands.officer()))).toMatch(/^forbidden /);
  await hands.act(id, allow, region());
  expect(await outcome(hands.act(id, PUBLISH, hands.officer()))).toBe("done");

  await hands.act(
    id,
    { type: "revise", cause: "other", reason: "调整", changedOn: "2026-11-20" },
    hands.liaison(BAOTOU),
  );
  const now = (await resources.open(desk(), id, hands.liaison(BAOTOU))).state.content;
  const edit = (given: Partial<ResourceContent>) =>
    outcome(hands.act(id, { type: "edit", content: { ...now, ...given } }, hands.liaison(BAOTOU)));
  expect(await edit({ items: now.items.map((each) => ({ ...each, length: 5 })) })).toContain(
    "“托收状态”由字符型改为字符型5",
  );
  expect(await edit({ format: "document" })).toContain("格式由“电子表格”降为“电子文件”");
  expect(await edit({ format: "database" })).toBe("done");
});

/** Items of several forms, as real lists have them. */
const formed = (word: string): DataItem[] => [
  { ...item("身份证号"), length: 18, key: true, code: "SFZH" },
  { ...item(`${word}金额`), type: "decimal", length: 12, code: `${word}A` },
  { ...item(`${word}日期`), type: "date", code: `${word}B` },
  { ...item(`${word}机构`), length: 100, sensitivity: "ordinary", code: `${word}C` },
];

test("（四） a list whose title and items all have other names is known by the items' codes or forms", async () => {
  const old = await hands.publish(BAOTOU, {
    code: nextCode(),
    name: "职工更名情况表",
    items: formed("更名"),
  });
  await hands.act(old, WITHDRAW, hands.officer());
  const names = ["人员标识", "数额", "时点", "经办方"];
  const renamed = formed("更名").map((each, at) => ({ ...each, name: names[at] ?? "", code: `XM${at}` }));
  const next = await hands.submitted(BAOTOU, {
    code: nextCode(),
    name: "归集台账",
    items: renamed,
    subjectItem: "人员标识",
  });
  expect(await outcome(hands.act(next, PUBLISH, hands.officer()))).toMatch(/^held-to-old .*数据项少了/);
  // Other data of the same unit is told by its forms as well.
  const other = await hands.submitted(BAOTOU, {
    code: nextCode(),
    name: "网点名录",
    items: [item("网点名称"), item("网点地址"), { ...item("开放时间"), type: "text", length: 20 }],
    subjectItem: "网点名称",
  });
  expect(await outcome(hands.act(other, PUBLISH, hands.officer()))).toBe("done");
});

test("（四） a sister unit that catalogues a part of it anew is held to it, as is another city's that speaks of it", async () => {
  const content = { name: "职工姊继情况表", items: wide("姊继") };
  const old = await hands.publish(BAOTOU, { code: nextCode(), ...content });
  await hands.act(old, WITHDRAW, hands.officer());
  const sister = await hands.submitted("包头市测试人社局", {
    code: nextCode(),
    name: "人员台账",
    items: wide("姊继").slice(0, 4),
  });
  expect(await outcome(hands.act(sister, PUBLISH, hands.officer()))).toMatch(/^held-to-old .*数据项少了/);

  const elsewhere = "鄂尔多斯市测试住房公积金中心";
  const slower = { ...content, updateCycle: "yearly" as const };
  const own = await hands.submitted(elsewhere, { code: nextCode(), ...slower });
  expect(await outcome(hands.act(own, PUBLISH, hands.officer("鄂尔多斯市")))).toBe("done");
  const ofBaotou = await hands.submitted(elsewhere, {
    code: nextCode(),
    ...slower,
    summary: "代管包头市职工缴存情况",
  });
  expect(await outcome(hands.act(ofBaotou, PUBLISH, hands.officer("鄂尔多斯市")))).toMatch(
    /^held-to-old .*放慢为“每年”/,
  );
});

test("（四） a grant that is open keeps what it has when its resource is withdrawn", async () => {
  const id = await hands.publish(BAOTOU, {
    code: nextCode(),
    name: "职工工伤情况表",
    items: itemsOf("工伤"),
  });
  const grant = await addGrant(ground, { resourceId: id });
  await hands.act(id, WITHDRAW, hands.officer());
  expect(await findGrant(desk().sql, grant.id)).toEqual(grant);
});

test("（四） each part of a split is held to the whole, whatever it is called", async () => {
  const old = await hands.publish(BAOTOU, { code: nextCode(), name: "职工拆分情况表", items: wide("拆分") });
  await hands.publish(BAOTOU, { code: nextCode(), name: "基础台账", items: wide("拆分").slice(0, 3) });
  const rest = [item("身份证号"), ...wide("拆分").slice(3)];
  await hands.publish(BAOTOU, { code: nextCode(), name: "财务流水", items: rest });
  const refused = await outcome(hands.act(old, WITHDRAW, hands.officer()));
  expect(refused).toMatch(/^replaced-stricter .*基础台账.*财务流水/);
});

test("（四） a stricter like of another unit, published first, holds the withdrawal as well", async () => {
  const content = { name: "职工托管情况表", items: wide("托管") };
  const old = await hands.publish(BAOTOU, { code: nextCode(), ...content });
  await hands.publish("包头市测试人社局", { code: nextCode(), ...content, updateCycle: "yearly" });
  expect(await outcome(hands.act(old, WITHDRAW, hands.officer()))).toMatch(
    /^replaced-stricter .*放慢为“每年”/,
  );
});

test("（四） an older resource that took the items in is held to their conditions; one that was like it before is not, and may be revised", async () => {
  const names = ["身份证号", "补缴月份", "补缴原因"];
  const taker = await hands.publish(BAOTOU, {
    code: nextCode(),
    name: "综合宽表",
    items: names.map(item),
    updateCycle: "yearly",
  });
  await longAgo(taker);
  const old = await hands.publish(BAOTOU, { code: nextCode(), name: "职工并入情况表", items: wide("并入") });
  expect(await revised(taker, { items: [...names.map(item), ...wide("并入").slice(1)] })).toBe("done");
  expect(await outcome(hands.act(old, WITHDRAW, hands.officer()))).toMatch(
    /^replaced-stricter .*放慢为“每年”/,
  );

  const content = { name: "职工姊妹情况表", items: wide("姊妹") };
  const sister = await hands.publish(BAOTOU, { code: nextCode(), ...content, updateCycle: "yearly" });
  await longAgo(sister);
  const other = await hands.publish(BAOTOU, { code: nextCode(), ...content });
  expect(await outcome(hands.act(other, WITHDRAW, hands.officer()))).toBe("done");
  expect(await revised(sister, { items: [...content.items, item("姊妹备注")] })).toBe("done");
});

test("（四） a title that drifted by a revision is remembered; everyday items alone make no successor", async () => {
  const content = { name: "职工漂移情况表", items: itemsOf("漂移").slice(0, 2) };
  const old = await hands.publish(BAOTOU, { code: nextCode(), ...content });
  const more = ["甲", "乙", "丙", "丁", "戊", "己"].map((each) => item(`归档${each}`));
  expect(await revised(old, { name: "档案库", items: [...content.items, ...more] })).toBe("done");
  await hands.act(old, WITHDRAW, hands.officer());
  const next = await hands.submitted(BAOTOU, { code: nextCode(), ...content, updateCycle: "yearly" });
  expect(await outcome(hands.act(next, PUBLISH, hands.officer()))).toMatch(/^held-to-old /);

  const people = ["身份证号", "姓名", "联系电话"].map(item);
  const visits = { code: nextCode(), name: "来访登记表", items: [...people, item("来访事由")] };
  await hands.act(await hands.publish(BAOTOU, visits), WITHDRAW, hands.officer());
  const helpers = { code: nextCode(), name: "志愿者名册", items: people, updateCycle: "yearly" as const };
  const id = await hands.submitted(BAOTOU, helpers);
  expect(await outcome(hands.act(id, PUBLISH, hands.officer()))).toBe("done");
});
