import { addMonths, type Day } from "../../../kernel/calendar.ts";
import { story } from "../../../platform/records/story.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import { agreements, draftAgreement } from "./agreement/store.ts";
import { SEVEN, type Terms } from "./agreement/terms.ts";
import type { SettlementAsked } from "./settlement/kind.ts";
import { computeSettlement, settlements } from "./settlement/store.ts";

const WAN = 1_000_000;
const NONE = {
  classRule: "none",
  class: null,
  indexRule: "none",
  index: null,
  stepRule: "none",
  step: null,
  excessRule: "none",
  excess: null,
  exclusions: [],
} as const;

const SIGNED = { type: "sign", document: "示例协议〔示例〕1号" } as const;
const OBJECTION = "示例：本市同日监测结果不同，请联合复测。";

const bureau = (city: string): string => `${city}示例财政局`;

/** Agreements from template to in force, and settlements posted, reversed, disputed and waiting; all of it 示例. */
export async function tellCompensation(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor, units } = await sampleBureaus(desk, asOf);
  const idOf = (city: string): string => units.get(bureau(city))?.id ?? "";
  const officer = (city: string) => actingFor(bureau(city), "liaison");
  const head = (city: string) => actingFor(bureau(city), "unit-head");
  const [BAOTOU, HOHHOT, ORDOS, ULANQAB] = ["包头市", "呼和浩特市", "鄂尔多斯市", "乌兰察布市"];
  const month = (back: number): string => addMonths(`${asOf.slice(0, 7)}-01`, -back).slice(0, 7);
  const draft = story(desk, asOf, { begin: draftAgreement, act: agreements.act });
  const settle = story(desk, asOf, { begin: computeSettlement, act: settlements.act });

  const termsOf = (name: string, above: string, below: string, more: Partial<Terms>): Terms => ({
    ...NONE,
    name: `【示例】${name}`,
    upstream: idOf(above),
    downstream: idOf(below),
    sections: ["待双方填写"],
    from: `${month(11)}-01`,
    until: addMonths(`${month(0)}-01`, 24),
    source: "",
    standing: "unverified",
    ...more,
  });
  const inForce = (name: string, above: string, below: string, more: Partial<Terms>) =>
    draft({
      by: officer(above),
      before: 40,
      seed: termsOf(name, above, below, { standing: "verified", source: "示例：双方拟签文本", ...more }),
      since: [
        [38, officer(above), { type: "check", items: Object.keys(SEVEN) }],
        [37, head(above), SIGNED],
        [36, head(below), SIGNED],
        [35, officer(below), { type: "start" }],
      ],
    });

  const main = await inForce("黄河干流包头—呼和浩特段补偿协议", BAOTOU, HOHHOT, {
    sections: ["头道拐"],
    classRule: "month",
    class: { base: "3", each: 60 * WAN },
  });
  const branch = await inForce("西柳沟补偿协议", ORDOS, BAOTOU, {
    sections: ["西柳沟入黄（示例）"],
    classRule: "month",
    class: { base: "3", each: 20 * WAN },
    excessRule: "month",
    excess: { item: "NH3-N", limit: 1, bands: ["0-0.5 5万元", "0.5以上 20万元"] },
  });
  await draft({
    by: officer(ORDOS),
    before: 12,
    seed: termsOf("黄河干流鄂尔多斯—包头段补偿协议", ORDOS, BAOTOU, {
      sections: ["三湖河口"],
      source: "示例：草案第二稿",
      stepRule: "year",
      step: { base: "2", amount: 500 * WAN },
    }),
  });
  await draft({
    by: officer(ULANQAB),
    before: 9,
    seed: termsOf("四市横向补偿协议空白模板（未核实）", ULANQAB, HOHHOT, {
      source: "四市之间的断面、基准和金额没有查到公开文本",
    }),
  });

  const told = (
    agreement: string,
    back: number,
    [above, below]: readonly [string, string],
    since: readonly (readonly [number, "up" | "down", SettlementAsked])[],
  ) =>
    settle({
      by: officer(above),
      before: 30 - back,
      seed: { agreement, period: month(back) },
      since: since.map(
        ([before, side, act]) => [before, officer(side === "up" ? above : below), act] as const,
      ),
    });
  const [STATE, CONFIRM] = [{ type: "state" }, { type: "confirm" }] as const;
  const river = [BAOTOU, HOHHOT] as const;
  await told(main, 5, river, [
    [24, "up", STATE],
    [22, "down", CONFIRM],
  ]);
  await told(main, 4, river, [
    [21, "up", STATE],
    [20, "down", CONFIRM],
    [12, "down", { type: "ask-reversal", text: "示例：监测数据登记有误。" }],
    [11, "up", { type: "reverse" }],
  ]);
  await told(main, 3, river, [[18, "up", STATE]]);
  const creek = [ORDOS, BAOTOU] as const;
  await told(branch, 5, creek, [
    [24, "up", STATE],
    [20, "down", CONFIRM],
  ]);
  await told(branch, 4, creek, [
    [19, "down", STATE],
    [15, "up", { type: "object", section: "西柳沟入黄（示例）", text: OBJECTION }],
  ]);
  await told(branch, 3, creek, [
    [17, "down", STATE],
    [14, "up", { type: "object", section: "西柳沟入黄（示例）", text: OBJECTION }],
    [10, "up", { type: "refer", text: "示例：协商两次，未达成一致。" }],
  ]);
}
