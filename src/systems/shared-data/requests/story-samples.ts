import { addDays } from "../../../kernel/calendar.ts";
import { SAMPLE_CODES } from "../catalogue/sample-codes.ts";
import type { Asked, Granted } from "./fields.ts";
import type { RequestAsked } from "./kind.ts";

export type Side = "asks" | "asks-head" | "gives" | "gives-head" | "officer";
/** An act, by whom, and how many working days before the demonstration's day. */
type Turn = readonly [daysBefore: number, side: Side, act: RequestAsked];

export type SampleRequest = {
  readonly requester: string;
  readonly code: string;
  readonly draftedBefore: number;
  readonly business: Business;
  readonly turns: (asked: Asked) => readonly Turn[];
};

/** Numbers of persons are not given out whole; who asks by one knows it already. */
const isNumber = (name: string): boolean => /身份证|电话|手机/.test(name);

function grantedOf({ items, purposes, mode, until, callsPerDay, rowsPerCall, rows }: Asked): Granted {
  return {
    decision: "granted",
    items: items.map((name) => ({ name, mask: isNumber(name) ? "middle" : "none" })),
    rows,
    purposes,
    mode,
    until,
    callsPerDay: Math.ceil(callsPerDay / 2),
    rowsPerCall,
    disposal: "【示例】删除全部留存数据和备份",
    disposeWithinDays: 10,
  };
}

const signed = (before: number): readonly Turn[] => [
  [before, "asks-head", { type: "sign" }],
  [before - 1, "gives", { type: "receive" }],
];

const answering = (asked: Asked, before: number): readonly Turn[] => [
  [before + 1, "gives", { type: "prepare-answer", answer: grantedOf(asked) }],
  [before, "gives-head", { type: "sign-answer" }],
];

const delivering = (before: number): readonly Turn[] => [
  [before, "gives", { type: "deliver", note: "【示例】已开通服务接口" }],
  [before - 1, "asks", { type: "confirm-delivery" }],
];

/** From signature to use: filed `before` working days ago, delivered 12 later. */
const using =
  (before: number) =>
  (asked: Asked): readonly Turn[] => [
    ...signed(before),
    ...answering(asked, before - 6),
    ...delivering(before - 12),
  ];

const unit = (city: string, name: string): string => `${city}市示例${name}`;
const FUND = "住房公积金中心";
const LABOUR = "人社局";

/** What data is asked for: `word` finds the published uses that fit. */
export type Business = { readonly scenario: string; readonly basis: Asked["basis"]; readonly word: string };

const HOUSING: Business = {
  scenario: "【示例】职工异地提取住房公积金时核验，申请人不再提交证明",
  basis: { title: "【示例】《住房公积金管理条例》", article: "第二十四条" },
  word: "公积金",
};
const PENSION: Business = {
  scenario: "【示例】办理社会保险关系转移时核验参保状态",
  basis: { title: "【示例】《中华人民共和国社会保险法》", article: "第十九条" },
  word: "社会保险",
};
const EMPLOYERS: Business = {
  scenario: "【示例】核验用人单位登记状态",
  basis: { title: "【示例】《中华人民共和国社会保险法》", article: "第五十七条" },
  word: "登记",
};
const CAMPAIGN: Business = {
  scenario: "【示例】向未参保人员推送宣传信息",
  basis: { title: "【示例】本单位宣传工作方案", article: "第二条" },
  word: "参保",
};

/** Requests in every state; those of the housing-fund centres open what a withdrawal asks for. */
export const SAMPLES: readonly SampleRequest[] = [
  {
    requester: unit("包头", FUND),
    code: SAMPLE_CODES.leaseHohhot,
    draftedBefore: 60,
    business: HOUSING,
    turns: using(59),
  },
  {
    requester: unit("包头", FUND),
    code: SAMPLE_CODES.marriage,
    draftedBefore: 55,
    business: HOUSING,
    turns: using(54),
  },
  {
    requester: unit("包头", FUND),
    code: SAMPLE_CODES.identity,
    draftedBefore: 50,
    business: HOUSING,
    turns: (asked) => [
      ...using(49)(asked),
      [
        3,
        "asks-head",
        { type: "ask-renewal", until: addDays(asked.until, 365), reason: "【示例】业务继续开展" },
      ],
    ],
  },
  {
    requester: unit("鄂尔多斯", FUND),
    code: SAMPLE_CODES.housingFundBaotou,
    draftedBefore: 45,
    business: HOUSING,
    turns: using(44),
  },
  {
    // The third that read this resource: a correction of it goes to three units.
    requester: unit("乌兰察布", FUND),
    code: SAMPLE_CODES.socialInsurance,
    draftedBefore: 36,
    business: PENSION,
    turns: using(35),
  },
  {
    requester: unit("鄂尔多斯", "政务服务中心"),
    code: SAMPLE_CODES.marriage,
    draftedBefore: 42,
    business: HOUSING,
    turns: using(41),
  },
  {
    // Received and left: overdue.
    requester: unit("鄂尔多斯", FUND),
    code: SAMPLE_CODES.marriage,
    draftedBefore: 17,
    business: HOUSING,
    turns: () => signed(16),
  },
  {
    requester: unit("呼和浩特", LABOUR),
    code: SAMPLE_CODES.socialInsurance,
    draftedBefore: 40,
    business: PENSION,
    turns: (asked) => [
      ...using(39)(asked),
      [
        6,
        "gives-head",
        {
          type: "suspend",
          abuse: "scope-exceeded",
          reason: "【示例】抽查发现用于未申请的业务",
          rectifyBy: addDays(asked.until, -300),
        },
      ],
    ],
  },
  {
    requester: unit("乌兰察布", LABOUR),
    code: SAMPLE_CODES.socialInsurance,
    draftedBefore: 70,
    business: PENSION,
    turns: (asked) => [
      ...using(69)(asked),
      [
        8,
        "asks-head",
        {
          type: "dispose",
          reason: "met",
          how: "【示例】已从业务库和备份中删除，留存删除日志",
          copies: "【示例】无纸质和离线副本",
        },
      ],
    ],
  },
  {
    requester: unit("包头", FUND),
    code: SAMPLE_CODES.realEstate,
    draftedBefore: 9,
    business: HOUSING,
    turns: () => [
      ...signed(8),
      [
        5,
        "gives",
        {
          type: "give-notice",
          missing: ["【示例】系统安全等级保护备案证明", "【示例】经办人员名单的保密承诺"],
        },
      ],
    ],
  },
  {
    requester: unit("呼和浩特", FUND),
    code: SAMPLE_CODES.housingFundBaotou,
    draftedBefore: 1,
    business: HOUSING,
    turns: () => [[0, "asks-head", { type: "sign" }]],
  },
  {
    requester: unit("乌兰察布", LABOUR),
    code: SAMPLE_CODES.enterprise,
    draftedBefore: 2,
    business: EMPLOYERS,
    turns: () => [
      [1, "asks-head", { type: "sign" }],
      [1, "gives", { type: "receive" }],
    ],
  },
  {
    requester: unit("呼和浩特", LABOUR),
    code: SAMPLE_CODES.identity,
    draftedBefore: 30,
    business: CAMPAIGN,
    turns: () => [
      ...signed(29),
      [
        24,
        "gives",
        {
          type: "prepare-answer",
          answer: {
            decision: "refused",
            reason: "conditions-not-met",
            text: "【示例】宣传推送不在目录列明的使用用途内",
          },
        },
      ],
      [23, "gives-head", { type: "sign-answer" }],
    ],
  },
  {
    requester: unit("鄂尔多斯", LABOUR),
    code: SAMPLE_CODES.socialInsurance,
    draftedBefore: 11,
    business: PENSION,
    turns: () => [
      ...signed(10),
      [6, "gives", { type: "ask-extension", days: 8, reason: "【示例】涉及历史数据核对" }],
      [
        5,
        "officer",
        { type: "decide-extension", consented: true, number: "【示例】数据函〔2026〕1号", reason: "" },
      ],
      [5, "gives", { type: "tell-extension" }],
    ],
  },
  {
    requester: unit("乌兰察布", FUND),
    code: SAMPLE_CODES.realEstate,
    draftedBefore: 15,
    business: HOUSING,
    turns: (asked) => [...signed(14), ...answering(asked, 6)],
  },
  {
    requester: unit("鄂尔多斯", FUND),
    code: SAMPLE_CODES.realEstate,
    draftedBefore: 22,
    business: HOUSING,
    turns: (asked) => [
      ...signed(21),
      ...answering(asked, 12),
      [2, "gives", { type: "deliver", note: "【示例】已开通服务接口，待联调确认" }],
    ],
  },
  {
    requester: unit("呼和浩特", FUND),
    code: SAMPLE_CODES.marriage,
    draftedBefore: 1,
    business: HOUSING,
    turns: () => [],
  },
];
