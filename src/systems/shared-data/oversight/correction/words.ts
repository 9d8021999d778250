const zh = {
  lead: "发现共享数据不准确、不完整的，向提供部门申请校核；提供部门 10 个工作日内核实、更正并答复（政务数据共享条例第二十六条）。更正后通知每个用过这项数据的单位，直到全部应用。",
  leadApplicant:
    "您发现本人或本企业的政务数据有错，可以在这里申请校核。提供部门 10 个工作日内答复，更正后会通知用过这项数据的单位。",
  subject: "数据主体",
  waits: "待您办理",
  facts: {
    provider: "提供部门",
    asker: "申请",
    asked: "申请日期",
    due: "答复期限",
    answered: "答复日期",
    since: "差错始于",
    article: "依据",
    applied: "全部应用",
  },
  ever: "不清楚",
  askedText: "申请内容",
  answeredText: "答复",
  hiddenText: "校核内容可能涉及个人信息，只向申请方、提供部门和使用单位显示。",
  recipients: "使用单位",
  recipientsHelp: "差错期间曾获授权或曾读取这项数据的每个单位，各出现一次。",
  recipientColumns: { unit: "单位", via: "依据", status: "情况", on: "日期", why: "说明" },
  via: { grant: "曾获授权", reading: "曾经读取", both: "授权并读取" },
  recipientStatus: { waiting: "待确认", applied: "已应用", "need-not": "无需应用" },
  noChoices: "没有可以申请校核的数据",
  noChoicesUnit: "校核由使用数据的单位提出：您的单位还没有获得过授权。请先在申请页取得授权。",
  noChoicesApplicant: "目录里还没有与个人或企业有关的已发布数据。可向政务服务窗口反映。",
};

const en: typeof zh = {
  lead: "Whoever uses shared data and finds it wrong asks its provider to check it; the provider verifies, corrects and answers within 10 working days (Regulation on Government Data Sharing, article 26). Then every unit that used the data is told, until all have applied it.",
  leadApplicant:
    "If data about you or your enterprise is wrong, ask for a correction here. Its provider answers within 10 working days; units that used it are told of the correction.",
  subject: "data subject",
  waits: "waits for you",
  facts: {
    provider: "Provider",
    asker: "Asked by",
    asked: "Asked on",
    due: "Answer due",
    answered: "Answered on",
    since: "Wrong since",
    article: "Basis",
    applied: "Applied by all",
  },
  ever: "not known",
  askedText: "What is wrong",
  answeredText: "Answer",
  hiddenText:
    "The words may concern persons and are shown to who asked, the provider and the recipients only.",
  recipients: "Recipients",
  recipientsHelp: "Every unit that held a grant or read the data while it was wrong, each once.",
  recipientColumns: { unit: "Unit", via: "Because", status: "State", on: "Day", why: "Reason" },
  via: { grant: "held a grant", reading: "read it", both: "grant and reading" },
  recipientStatus: { waiting: "to confirm", applied: "applied", "need-not": "need not apply" },
  noChoices: "There is no data to ask a correction of",
  noChoicesUnit:
    "Corrections are for units that use data: yours was granted none yet. Ask for a grant first.",
  noChoicesApplicant: "No data about persons or enterprises is published yet. Tell a service window.",
};

/** Words of the pages of corrections. */
export const text = { zh, en };
