import { say } from "../../../../kernel/fields.ts";

/** Words of the pages of records of use. */
export const words = {
  toList: say("去台账列表", "Go to the records of use"),
  statuses: {
    active: say("使用中", "in use"),
    suspended: say("已暂停", "suspended"),
    terminated: say("已终止", "terminated"),
  },
  last: (day: string) => say(`最近 ${day}`, `latest ${day}`),
  noEntries: say("还没有记录", "None yet"),
  noRecords: (from: string, until: string) =>
    say(`${from} 至 ${until} 没有使用记录`, `no record of use from ${from} to ${until}`),
  noDisposal: (day: string) =>
    say(`授权 ${day} 前已结束，没有处置记录`, `ended before ${day} without a record of disposal`),
  quarterEmpty: say("本季度还没有记录，请及时补上", "no record in this quarter yet: write one in time"),
  complete: say("齐全", "complete"),
  missing: (kinds: string) => say(`还没有这几类记录：${kinds}`, `No record yet of: ${kinds}`),
  entriesTitle: say("记录", "Records"),
  closed: say(
    "登记查阅后可以看到记录内容。",
    "What the records say is shown once you enter why you look into them.",
  ),
  keptUntil: (day: string) => say(`保存至 ${day}`, `kept until ${day}`),
  remove: say("删除", "Delete"),
  export: say("导出 Excel", "Export to Excel"),
};
