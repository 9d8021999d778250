import type { Visit } from "../../../../kernel/sharing.ts";

const zh = {
  title: "谁查了我的数据",
  lead: "政府部门每次查询您的数据，这里都有记录。只有您自己看得到。",
  count: (n: string) => `共 ${n} 次查询`,
  asked: "查了您的",
  outcomes: {
    answered: "查到了",
    "nothing-found": "没有查到您的数据",
    denied: "没有给：这次查询被拒绝了",
  } as Record<Visit["outcome"], string>,
  what: "查看了哪些内容：",
  why: "为了什么：",
  whyUnknown: "没有说明正当用途",
  caseNumber: "业务编号：",
  basis: "依据：",
  none: "还没有人查过您的数据",
  noneHelp: "有部门查询时，会自动记在这里，不用申请。",
  older: (n: string) => `还有 ${n} 次更早的查询没有列出，可到政务服务中心窗口查询。`,
  earlier: (n: string) => `看更早的 ${n} 次`,
  object: "觉得不对怎么办",
  objectSteps: [
    "如果您没有办过这件事，或觉得不该查这些内容，可以提出异议。",
    "拨打 12345，或到任一政务服务中心窗口，说出查询单位、时间和业务编号。",
    "也可以直接向查询单位要求说明；处理不满意的，可以向当地数据主管部门反映。",
  ],
  scope: "这里列出的是通过本系统的查询。其他系统的查询，请向相应部门了解。",
  readAloud: "读给我听",
  stop: "停止朗读",
};

const en: typeof zh = {
  title: "Who read my data",
  lead: "Each time a public body reads your data, it is noted here. Nobody but you sees this.",
  count: (n) => `${n} readings`,
  asked: "read your",
  outcomes: {
    answered: "data was given",
    "nothing-found": "nothing about you was found",
    denied: "nothing was given: the reading was denied",
  },
  what: "What was read:",
  why: "What for:",
  whyUnknown: "no proper purpose was given",
  caseNumber: "Case number:",
  basis: "Basis:",
  none: "Nobody has read your data yet",
  noneHelp: "When a body does, it is noted here by itself.",
  older: (n) => `${n} older readings are not listed; ask at the window of a service centre.`,
  earlier: (n) => `Show ${n} earlier ones`,
  object: "If something seems wrong",
  objectSteps: [
    "You may object if you had no such case, or if this should not have been read.",
    "Call 12345, or go to the window of any service centre, and say which body, when, and the case number.",
    "You may also ask that body to explain itself, and turn to the local data authority if the answer does not satisfy you.",
  ],
  scope: "Listed are readings through this system. Ask the bodies concerned about those through others.",
  readAloud: "Read to me",
  stop: "Stop reading",
};

export const text = { zh, en };
