import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { Duration, Item, Material } from "./item.ts";
import { resultTypeOf } from "./result-type.ts";
import { SAMPLE_KINDS, type SampleKind } from "./sample-kinds.ts";
import { documentOf } from "./supplied.ts";

/** The same number for the same words: samples differ by city without any chance. */
function drawn(words: string, below: number): number {
  let hash = 2_166_136_261;
  for (const character of words) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % below;
}

function materialOf(name: string, city: string): Material {
  const issued = documentOf(name)?.issued === true;
  return {
    name,
    needed: "needed",
    type: issued || drawn(name + city, 3) > 0 ? "原件" : "原件和复印件",
    format: drawn(`${name}format${city}`, 3) === 0 ? "paper" : "either",
    copies: 1 + drawn(`${name}copies${city}`, 2),
    source: issued ? "政府部门核发" : "申请人自备",
    basis: "【示例】依据略",
    acceptStandard: "【示例】在有效期内、字迹清晰",
  };
}

/** What one city asks for beside what all ask for; every city has its habits. */
const EXTRAS = {
  person: ["授权委托书", "居民身份证", "户口簿", "承诺书"],
  enterprise: ["授权委托书", "营业执照", "法定代表人身份证", "承诺书", "完税证明"],
} as const;

function materialsOf(kind: SampleKind, city: string, key: string): Material[] {
  const names = [...kind.materials];
  if (names.length > 2 && drawn(`${key}less`, 3) === 0) names.splice(drawn(`${key}which`, names.length), 1);
  const extras = EXTRAS[kind.serves];
  const extra = extras[drawn(`${key}extra`, extras.length * 2)];
  if (extra !== undefined && !names.includes(extra)) names.push(extra);
  return names.map((name) => materialOf(name, city));
}

const days = (value: number): Duration => ({ value, unit: "working-day" });

/** Faults that real lists have, one at a time, for the linter to find. */
const FAULTS: readonly ((item: Item, asOf: Day) => Item)[] = [
  (item) => ({ ...item, visits: 1, visitReason: null, onlineDepth: 3 }),
  (item) => ({ ...item, onlineDepth: 4, visits: 1, visitReason: "【示例】核验原件" }),
  (item) => ({ ...item, resultType: null }),
  (item) => ({
    ...item,
    promised: item.legal && item.legal.value > 0 ? days(item.legal.value + 5) : item.promised,
  }),
  (item) => ({ ...item, charges: true, feeBasis: null }),
  (item) => ({ ...item, contact: null, complaint: null }),
  (item) => ({
    ...item,
    materials: [...item.materials, { ...materialOf("其他需要提供的材料", item.city), basis: null }],
  }),
  (item) => ({
    ...item,
    materials: item.materials.map((each) => ({
      ...each,
      source: each.source === null ? null : "申请人自备",
    })),
  }),
  (item) => ({
    ...item,
    area: "跨市通办",
    forms: ["window"],
    online: false,
    onlineDepth: null,
    post: false,
    visits: 1,
    visitReason: "【示例】核验原件",
  }),
  (item) => ({
    ...item,
    visits: 0,
    visitReason: null,
    online: false,
    onlineDepth: null,
    forms: ["window"],
    post: false,
  }),
  (item, asOf) => ({ ...item, effectiveOn: addDays(asOf, 40) }),
  (item) => ({ ...item, projectType: null }),
  (item) => ({
    ...item,
    taskCode: item.taskCode === null ? null : `${item.taskCode.slice(0, 12)}-${item.taskCode.slice(12)}`,
  }),
  (item) => ({ ...item, materials: item.materials.map((each) => ({ ...each, acceptStandard: null })) }),
  (item) => ({ ...item, legal: item.legal && { value: item.legal.value * 2, unit: "day" } }),
];

function sampleItem(city: string, full: string, at: number): Item {
  const round = Math.floor(at / SAMPLE_KINDS.length);
  const kind = SAMPLE_KINDS[at % SAMPLE_KINDS.length] as SampleKind;
  const key = `${city} ${kind.name} ${round}`;
  const atOnce = kind.days === 0;
  const [visits, online] = [drawn(`${key}visits`, 3), drawn(`${key}online`, 4) > 0];
  const promised = atOnce ? 0 : Math.max(1, kind.days - drawn(`${key}days`, kind.days));
  const code = `9${String(at + 1).padStart(11, "0")}`;
  return {
    catalogCode: code,
    taskCode: `11${city}MB0X00000X4${code}`,
    handleItemCode: null,
    name: round === 0 ? kind.name : `${kind.name}（情形${round + 1}）`,
    type: kind.type,
    basis: "【示例】设定依据略",
    level: "市级",
    state: "在用",
    version: "1",
    effectiveOn: "2025-01-01",
    cancelledOn: null,
    city,
    dept: `${full}${kind.unit}`,
    deptCode: null,
    entrusted: null,
    powerSource: "法定本级行使",
    projectType: atOnce ? "at-once" : "promised",
    legal: days(kind.days),
    promised: days(promised),
    visits,
    visitReason: visits > 0 ? "【示例】核验原件" : null,
    forms: [
      ...(visits > 0 || !online ? (["window"] as const) : []),
      ...(online ? (["online"] as const) : []),
      ...(visits === 0 ? (["post"] as const) : []),
    ],
    area: online ? "全区" : "本市",
    jointDepts: null,
    online,
    onlineDepth: online ? (visits === 0 ? 4 : 3) : null,
    post: visits === 0,
    appointment: true,
    inCentre: true,
    charges: false,
    feeBasis: null,
    resultName: kind.result,
    resultType: resultTypeOf(kind.result) ?? "其他",
    acceptCondition: "【示例】符合规定条件",
    specialProcedure: null,
    serves: [kind.serves],
    contact: "【示例】0000-0000000",
    complaint: "【示例】12345",
    place: `【示例】${full}政务服务中心综合窗口`,
    hours: "【示例】工作日 9:00—17:00",
    materials: materialsOf(kind, city, key),
  };
}

/**
 * Invented items of a city, the same for the same arguments: real kinds of matters with details that differ by city. The
 * first of four cities have the same basic codes. Every `faultEvery`-th has a fault for the linter, 0 is none.
 */
export function sampleItems(
  city: string,
  count: number,
  { asOf, faultEvery = 4 }: { readonly asOf: Day; readonly faultEvery?: number },
): Item[] {
  const full = CITIES.find(({ code }) => code === city)?.full ?? city;
  return Array.from({ length: count }, (_, at) => {
    const item = sampleItem(city, full, at);
    // The first is the one that the bundled journey applies for.
    const faulty = faultEvery > 0 && at > 0 && drawn(`${city} fault ${at}`, faultEvery) === 0;
    const fault = faulty ? FAULTS[drawn(`${city} kind of fault ${at}`, FAULTS.length)] : undefined;
    return fault ? fault(item, asOf) : item;
  });
}
