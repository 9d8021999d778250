const zh = {
  title: "共享授权",
  lead: "同意共享并已提供的数据：给谁、什么用途、用到哪一天。暂停的授权，下一次读取即被拒绝。",
  side: "方向",
  anySide: "全部方向",
  sides: { asked: "本单位使用的", given: "本单位提供的" },
  status: "状态",
  anyStatus: "全部状态",
  statuses: { active: "有效", suspended: "已暂停", terminated: "已终止" },
  expired: "已到期，待处置",
  renewalDue: "30 天内到期，需要的请申请续期",
  span: (from: string, until: string) => `${from}至 ${until}`,
  columns: {
    name: "数据目录",
    parties: "提供部门 → 需求部门",
    status: "状态",
    items: "数据项",
    quota: "每日次数",
    usage: "使用情况",
  },
  none: "还没有共享授权",
  noneHelp: "申请得到同意并且数据已经提供之后，授权会列在这里。",
};

const en: typeof zh = {
  title: "Grants",
  lead: "Data that was granted and delivered: to whom, for what, until when. Under a suspended grant the next reading is refused.",
  side: "Direction",
  anySide: "Both directions",
  sides: { asked: "Used by us", given: "Provided by us" },
  status: "Status",
  anyStatus: "Any status",
  statuses: { active: "Active", suspended: "Suspended", terminated: "Ended" },
  expired: "Expired, to be disposed of",
  renewalDue: "Ends within 30 days: ask to renew if it is needed",
  span: (from, until) => `${from} to ${until}`,
  columns: {
    name: "Resource",
    parties: "Provider → requester",
    status: "Status",
    items: "Items",
    quota: "Calls a day",
    usage: "Use",
  },
  none: "There are no grants yet",
  noneHelp: "A grant appears here once a request was granted and its data delivered.",
};

export const text = { zh, en };
