import { addDays, type Day } from "../../../kernel/calendar.ts";
import { story } from "../../../platform/records/story.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import { escalateDue } from "./job.ts";
import { enterReach, reaches } from "./reach/store.ts";
import { alerts, raise } from "./store.ts";

/** Alerts of a demonstration, over reaches some of which are invented, so that each city is told of one: one of which a bureau did not answer in time, one that was closed, one drill. All of it is invented. */
export async function tellAlerts(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor } = await sampleBureaus(desk, asOf);
  const of = (city: string) => actingFor(`${city}示例生态环境局`, "liaison");
  const [hohhot, baotou, ordos] = [of("呼和浩特市"), of("包头市"), of("鄂尔多斯市")];
  const ulanqab = of("乌兰察布市");
  const reachOf = story(desk, asOf, { begin: enterReach, act: reaches.act });
  const invented = {
    standing: "unverified",
    source: "【示例】支流和小时数都是编造的；乌兰察布境内支流汇入干流的传播时间没有查到资料",
    since: addDays(asOf, -400),
  } as const;
  const proposed = { type: "propose-clock", escalateTo: "office-and-region" } as const;
  await reachOf({
    by: ulanqab,
    before: 400,
    seed: {
      ...invented,
      from: "示例二号支流口",
      fromCities: ["150900"],
      to: "头道拐",
      toCities: ["150100", "150600"],
      hours: 10,
      latestHours: 30,
    },
    since: [
      [
        3,
        ulanqab,
        {
          ...proposed,
          minutes: 45,
          answerMinutes: 240,
          from: addDays(asOf, 10),
          document: "【示例】三市联防联控会议",
        },
      ],
      [2, hohhot, { type: "agree-clock" }],
    ],
  });
  await reachOf({
    by: baotou,
    before: 400,
    seed: {
      ...invented,
      from: "示例一号支流口",
      fromCities: ["150200"],
      to: "示例二号支流口",
      toCities: ["150900"],
      hours: 6,
      latestHours: 18,
    },
    since: [
      [
        380,
        baotou,
        {
          ...proposed,
          minutes: 30,
          answerMinutes: 120,
          from: addDays(asOf, -380),
          document: "【示例】包头、乌兰察布联防联控备忘录",
        },
      ],
      [379, ulanqab, { type: "agree-clock" }],
    ],
  });
  const tell = story(desk, asOf, { begin: raise, act: alerts.act });
  const seed = { seenAt: "", more: "", drill: false };
  await tell({
    by: ordos,
    before: 40,
    seed: {
      ...seed,
      section: "三湖河口",
      what: "【示例】氨氮 4.2 mg/L",
      more: "自动站连续三次超过Ⅴ类，已人工复测。",
    },
    since: [
      [40, baotou, { type: "acknowledge" }],
      [40, hohhot, { type: "acknowledge" }],
      [39, baotou, { type: "sample", place: "包头断面左岸", result: "氨氮 1.6 mg/L" }],
      [39, ordos, { type: "report", task: "retention", what: "支沟入河口筑坝拦截，投加沸石。" }],
      [
        36,
        ordos,
        { type: "close", cause: "discharge", text: "上游一企业事故池漏水，已封堵，氨氮回落到Ⅲ类。" },
      ],
    ],
  });
  await tell({
    by: baotou,
    before: 20,
    seed: { ...seed, section: "包头", what: "【示例】桌面推演，油膜 200 m", drill: true },
    since: [
      [20, ordos, { type: "acknowledge" }],
      [20, hohhot, { type: "acknowledge" }],
      [20, baotou, { type: "close", cause: "drill-over", text: "各方按时确认，电话都通。" }],
    ],
  });
  await tell({
    by: baotou,
    before: 1,
    seed: {
      ...seed,
      section: "包头",
      what: "【示例】水面有油膜，约 300 m",
      more: "巡河发现，来源正在排查。",
    },
    since: [[1, ordos, { type: "acknowledge" }]],
  });
  await tell({
    by: hohhot,
    before: 12,
    seed: { ...seed, section: "头道拐", what: "【示例】桌面推演，pH 9.6", drill: true },
    since: [
      [12, ulanqab, { type: "acknowledge" }],
      [12, baotou, { type: "acknowledge" }],
      [12, ordos, { type: "acknowledge" }],
      [12, hohhot, { type: "close", cause: "drill-over", text: "四市都按时确认。" }],
    ],
  });
  await tell({
    by: baotou,
    before: 8,
    seed: { ...seed, section: "示例一号支流口", what: "【示例】桌面推演，氨氮 3.0 mg/L", drill: true },
    since: [
      [8, ulanqab, { type: "acknowledge" }],
      [8, hohhot, { type: "acknowledge" }],
      [8, ordos, { type: "acknowledge" }],
      [8, ulanqab, { type: "report", task: "monitoring", what: "推演：两市同时采样。" }],
      [8, baotou, { type: "close", cause: "drill-over", text: "两市按约定时限确认和答复。" }],
    ],
  });
  // Here and not a minute later by the clock: whoever looks finds the office told of the one that did not answer.
  await escalateDue(desk);
}
