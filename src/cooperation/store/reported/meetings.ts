import { derivedKey } from "../../../platform/records/derived-key.ts";
import { doAct } from "../records.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { AgendaItem, MeetingAct, MeetingSeed } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import type { Desk } from "../desk.ts";
import { measuresOfSeries, planOfMeetings } from "../meetings/plans.ts";

const CALLER: Caller = { actor: null, address: "", requestId: "first-run" };
const DAY = "2024-12-07";

const CITY_AGREEMENTS = [
  "交通一体化发展合作协议",
  "能源互济协议",
  "全面推动物流业降本增效合作协议",
  "黄河流域联防联控协议",
] as const;
const APPROVED = [
  "呼包鄂乌一体化发展工作机制运行规则",
  "促进中心独立运行方案",
  "智慧城市建设一体化发展专项资金管理办法",
] as const;

const NOTE = [
  "据公开报道录入，会议纪要未见。",
  "这是市长联席会议；它是否就是举措（二十二）所说的四市党政联席会议，公开材料没有说明。",
  "报道称：四市签署协议四份，教育、科技、人社、文旅、公安等部门间签署协议十份；呼包鄂乌一体化发展促进中心揭牌；审议通过文件三件。",
  "同期召开的专题会议涉及：职业教育，文化市场执法，准格尔旗至和林盛乐国际机场连接线，S27，四城通办。",
  "报道引用的数字（原样引用，口径和年份未见）：四市土地占全区15.7%，人口占42.5%，经济总量占60.9%。",
].join("\n");

const EIGHTH: Omit<MeetingSeed, "planId" | "measureIds"> = {
  series: "joint-conference",
  edition: 8,
  year: 2024,
  title: "呼包鄂乌第八届市长联席会议",
  role: "attend",
  hostCity: "150100",
  group: null,
  window: { from: "2024-01-01", to: "2024-12-31" },
  date: DAY,
  place: "呼和浩特",
  note: NOTE,
  // The day of the article was not seen, only that of the meeting.
  source: { title: "人民网关于呼包鄂乌第八届市长联席会议的报道", date: null, url: null },
};

const key = (...words: readonly string[]): string => derivedKey("reported", "mayors-8", ...words);

const items: readonly AgendaItem[] = [
  ...APPROVED.map((title) => `审议《${title}》（报道：通过）`),
  ...CITY_AGREEMENTS.map((title) => `签署《${title}》`),
  "呼包鄂乌一体化发展促进中心揭牌",
].map((title) => ({ id: key(title), title, about: null, reporterUnitId: null, minutes: null }));

/** Rows of the register of agreements that carry the titles signed there. */
const signedRows = ({ sql }: Desk) => sql<{ id: string }[]>`
  select id from organisation.record
  where kind = 'entry' and reported and state ->> 'register' = 'agreement'
    and exists (select from unnest(${[...CITY_AGREEMENTS]}::text[]) as named where strpos(title, named) > 0)
  order by title, id`;

/** Published facts as reported records; how many there are now. A second run adds none. */
export async function reportMeetings(desk: Desk): Promise<number> {
  const planId = (await planOfMeetings(desk, desk.sql))?.id ?? null;
  const measureIds = await measuresOfSeries(desk, planId, "joint-conference", desk.sql);
  const signed = await signedRows(desk);
  const acts: MeetingAct[] = [
    { type: "set-agenda", agenda: items },
    { type: "hold", date: DAY },
    ...signed.map(({ id }) => ({ type: "sign-agreement", entry: id }) as const),
    { type: "close" },
  ];
  const plan: MeetingAct = { type: "plan", seed: { ...EIGHTH, planId, measureIds }, preparation: [] };
  const reported = { reported: true } as const;
  const first = { id: null, version: null, key: key("plan"), act: plan };
  let meeting = await doAct(desk, meetingShape, first, CALLER, reported);
  // Whoever went on with it since, or closed it, is not overruled.
  if (meeting.state.status === "closed") return 1;
  for (const act of acts) {
    const subject = act.type === "sign-agreement" ? act.entry : "";
    const doing = { id: meeting.id, version: meeting.version, key: key(act.type, subject), act };
    meeting = await doAct(desk, meetingShape, doing, CALLER, reported);
  }
  return 1;
}
