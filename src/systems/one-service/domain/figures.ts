import { figure, type FigureDefinition, UNITS } from "../../../kernel/figure.ts";

const { cases, copies, items, percent, times, workingDays } = UNITS;

const saved = (zh: string, en: string): readonly [string, string] => [
  `至少两市都有的事项中，各市现行的${zh}（一市有几份实施清单的取中位数）比系统拟出的共同项多出的部分，各市各项相加，按每项每市办一件计；只按今天的事项清单计算，不能追溯。`,
  `Of the items that at least two cities have, how much more ${en} each city asks, by the median of its lists, than the common item that is worked out, added up at one case per item and city. Computed from today's lists only; past days are not known.`,
];

const YEAR = {
  zh: "本年1月1日至该日；走势每一点为该月末所在年度的累计，跨年从头计。",
  en: "From 1 January to the day; each point is its own year so far, beginning anew each year.",
} as const;

/** What the figures of the one service count, on measure （四） and on the pages of the slice; docs/dictionary.md lists them. */
export const ONE_SERVICE_FIGURES = {
  // store/cases/indicators.ts
  "one-service.cross-city-cases": figure(
    ["跨城市办件（一市收件、另一市办理）", "Cases received in one city and decided in another"],
    cases,
    "up",
    [
      `收件市与办理市不同的办件数，按收件日计，含后来撤回和不予受理的。${YEAR.zh}`,
      `Cases whose city of receipt is not the one that decides, by the day of receipt, those withdrawn or not accepted later included. ${YEAR.en}`,
    ],
  ),
  "one-service.without-visit": figure(
    ["不见面办理的占比", "Share decided without anybody having to come"],
    percent,
    "up",
    [
      `已作出决定的办件中，网上申请、没有窗口交件、结果在线或邮寄送达的占比，按决定日计。没有时不计算。${YEAR.zh}`,
      `Of the cases decided, by the day of the decision, those applied for online, with no paper at a window and the result online or by post. No rate of none. ${YEAR.en}`,
    ],
  ),
  "one-service.decided-in-time": figure(
    ["在承诺时限内决定的占比", "Share decided within the promised time"],
    percent,
    "up",
    [
      `已作出决定且有时限（承诺时限，没有承诺的按法定时限）的办件中，未超时限的占比，按决定日计；没有时限的不在分母中。没有时不计算。${YEAR.zh}`,
      `Of the cases decided that have a limit, the promised one or else the legal one, those decided within it, by the day of the decision; those without a limit are in neither part. No rate of none. ${YEAR.en}`,
    ],
  ),
  "one-service.satisfied": figure(
    ["好差评满意率（基本满意及以上）", "Share of appraisals that are at least rather satisfied"],
    percent,
    "up",
    [
      `已评价的办件中，评价为基本满意及以上（三级及以上）的占比，按评价日计；没有评价的不计。没有时不计算。${YEAR.zh}`,
      `Of the cases appraised, those with a grade of three or better, by the day of the appraisal; those without one are left out. No rate of none. ${YEAR.en}`,
    ],
  ),
  "one-service.four-cities-cases-2024": figure(
    ["“四城通办”2024年办件量（公开报道）", "Cases of the four cities' common service in 2024, as reported"],
    cases,
    "up",
    [
      "公开报道的原文数字，本系统没有计算，不用于任何判断。",
      "As printed in what was published; not computed here, and no verdict rests on it.",
    ],
  ),

  // store/standards/indicators.ts
  "one-service.items-common": figure(["四市共有事项", "Items common to the four cities"], items, "up", [
    "四市都导入了、基本编码相同或由人确认为同一的事项数，一项计一次；只按今天的事项清单计算，不能追溯。",
    "Items that all four cities imported under one basic code, or that a person joined, each once. Computed from today's lists only; past days are not known.",
  ]),
  "one-service.days-saved": figure(
    [
      "按共同项可减少的工作日（每项每市一件）",
      "Working days that common items would save (one case per item and city)",
    ],
    workingDays,
    "up",
    saved("承诺时限", "of the promised time"),
  ),
  "one-service.papers-saved": figure(
    [
      "按共同项可减少的材料（每项每市一件）",
      "Materials that common items would save (one case per item and city)",
    ],
    copies,
    "up",
    saved("申请材料", "material"),
  ),
  "one-service.visits-saved": figure(
    [
      "按共同项可减少的到场次数（每项每市一件）",
      "Visits that common items would save (one case per item and city)",
    ],
    times,
    "up",
    saved("到现场次数", "coming in person"),
  ),
  "one-service.standard-items": figure(
    ["已印发共同清单的事项", "Items of issued common lists"],
    items,
    "up",
    [
      "该日已印发的共同清单所列、没有剔除的事项数，几份清单列同一事项的计一次。",
      "Items of the common lists issued by the day that were not left out; an item of several lists counts once.",
    ],
  ),

  // web/standards/comparison-figures.tsx
  "one-service.items-imported": figure(["导入的事项", "Items imported"], items, null, [
    "四市导入的现行实施清单份数，同一事项一市有几份的各计一次，含已取消和停用的。",
    "The four cities' imported lists of handling in force, each once where a city has several for one item, those cancelled or out of use included.",
  ]),
  "one-service.items-merged": figure(["归并后的事项", "Items by basic code"], items, null, [
    "现行事项按基本编码归并，一码计一项；没有可用编码的按市、类型、名称归并，由人确认为同一的并入那一项。已取消、停用的不计。",
    "Items by their basic code, each code once; those without a usable one by city, type and name, and with the item that a person joined them to. Those cancelled or out of use are left out.",
  ]),
  "one-service.items-differing": figure(["有不一致的事项", "Items that differ"], items, "down", [
    "归并后至少两市都有的事项中，时限、到场次数、网办深度、收费、办理形式、名称、结果或材料有任一项两市所填不同的；没有填的不算不同。",
    "Of the items by basic code that at least two cities have, those in which cities state different limits, visits, depth online, fees, forms, names, results or materials; what is not stated is no difference.",
  ]),
  "one-service.items-loose": figure(["无可用基本编码的事项", "Items without a usable code"], items, "down", [
    "归并后没有基本编码、编码形式不对或与同码其他事项名称毫不相干，又没有人确认并入哪一项的。",
    "Of the items by basic code, those without one, with one of a wrong form or whose other items have names that share nothing with theirs, and that nobody joined to another.",
  ]),

  // store/cases/overview.ts
  "one-service.cases-open": figure(["在办", "Open"], cases, null, [
    "今天尚未办结的办件数，按办理单位计；等补正、等签收的都计。",
    "Cases of the deciding unit that are not over today, those waiting for a supplement or a signature included.",
  ]),
  "one-service.cases-overdue": figure(["逾期", "Overdue"], cases, "down", [
    "在办的办件中，时限（承诺时限，没有承诺的按法定时限）早于今天的件数；等补正停止计时的不计。",
    "Of the open cases, those whose limit, the promised or else the legal one, is before today; while time is stopped none is.",
  ]),
  "one-service.cases-unsigned": figure(["待签收", "To be signed for"], cases, "down", [
    "已由收件地移交、办理单位尚未签收的件数。",
    "Cases handed over that the deciding unit has not signed for.",
  ]),
  "one-service.cases-waiting": figure(["待补正", "Waiting for a supplement"], cases, null, [
    "等申请人补正材料的件数。",
    "Cases that wait for the applicant's supplement.",
  ]),
  "one-service.cases-decided": figure(["今年已决定", "Decided this year"], cases, "up", [
    "今年1月1日以来作出决定的件数。",
    "Cases decided since 1 January.",
  ]),
  "one-service.cases-in-time": figure(["其中按时", "Of those in time"], cases, "up", [
    "今年已决定的办件中，有时限且未超的件数；没有时限的不计按时也不计超时。",
    "Of those, the ones decided within their limit; those without one are neither in time nor late.",
  ]),
  "one-service.cases-bad": figure(["差评待回复", "Bad appraisals to answer"], cases, "down", [
    "评价为不满意、尚未回复的件数。",
    "Bad appraisals that wait for an answer.",
  ]),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type OneServiceFigure = keyof typeof ONE_SERVICE_FIGURES;
