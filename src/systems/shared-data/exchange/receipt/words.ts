import { say } from "../../../../kernel/fields.ts";
import { figure, type FigureDefinition, UNITS } from "../../../../kernel/figure.ts";

const { records, times } = UNITS;

const READINGS = ["逐人查询和整批取数", "readings of one subject and batches"] as const;
const CONCERN = [
  "只计与本单位或本辖区有关的；数据主管部门、办公室和领导按各自可见范围。",
  "Only those that concern your unit or area are counted.",
] as const;

/** What stands above the bars; of the last thirty days with today, but for the receipts. */
export const FIGURES: Readonly<Record<"calls" | "denied" | "rows" | "receipts", FigureDefinition>> = {
  calls: figure(["近 30 天调用", "Calls in 30 days"], times, null, [
    `含今天在内 30 天的${READINGS[0]}中，没有被拒绝的次数，没有查到的也计。${CONCERN[0]}`,
    `Of the ${READINGS[1]} of the last 30 days with today, those not denied, also where nothing was found. ${CONCERN[1]}`,
  ]),
  denied: figure(["近 30 天被拒绝", "Denied in 30 days"], times, null, [
    `含今天在内 30 天的${READINGS[0]}中，被拒绝的次数；与调用次数相加为全部。${CONCERN[0]}`,
    `Of the ${READINGS[1]} of the last 30 days with today, those denied; with the calls they make all. ${CONCERN[1]}`,
  ]),
  rows: figure(["近 30 天给出行数", "Rows given out in 30 days"], say("行", "rows"), null, [
    `含今天在内 30 天没有被拒绝的调用给出的行数之和，同一行每次给出都计。${CONCERN[0]}`,
    `Rows that the calls of the last 30 days gave out, each as often as it was given. ${CONCERN[1]}`,
  ]),
  receipts: figure(["凭据总数", "Receipts in all"], records, null, [
    "整条凭据链最后一条的编号，即自启用以来各单位各类凭据的条数，交付、通知、回流和销毁的也计。",
    "The number of the last receipt of the whole chain: receipts of every kind and unit since it began.",
  ]),
};

/** Words of readings and receipts. */
export const words = {
  byDay: say("近 30 天每日调用", "Calls of the last 30 days"),
  chartWords: (day: string, calls: number, denied: number) =>
    say(`${day}：调用 ${calls} 次，拒绝 ${denied} 次`, `${day}: ${calls} calls, ${denied} denied`),
  noCalls: say("近 30 天没有调用。", "No calls in the last 30 days."),
  grants: say("授权使用情况", "Grants in use"),
  noGrants: say("还没有与本单位有关的授权", "No grant concerns your unit yet"),
  noGrantsHelp: say(
    "共享申请获得同意后，授权会列在这里。",
    "Once a request for data is granted, it stands here.",
  ),
  toRequests: say("去共享申请", "Requests for data"),
  receipts: say("凭据", "Receipts"),
  noPurpose: say("所报用途不在授权之内", "the purpose given was not the grant's"),
  download: say("下载", "Download"),
  downloadOf: (number: number) => say(`下载第 ${number} 号凭据`, `Download receipt ${number}`),
  chain: say("凭据链", "Chain of receipts"),
  chainNow: (count: string) =>
    say(`现有 ${count} 条，最后一条的散列值：`, `${count} receipts; hash of the last:`),
  chainNone: say("还没有凭据。", "There are no receipts yet."),
  heads: say("已公布的链头", "Published heads"),
  headsHelp: say(
    "链头每天公布一次。打印或抄送对方单位留存后，谁改写此前的凭据都会与链头对不上。链头不证明数据本身真实，也不能防止所有单位串通。",
    "The head is published once a day. Print it or send it to the other units: who rewrites older receipts no longer fits it. It does not prove that the data itself is true, nor help where all units collude.",
  ),
  headLine: (day: string, number: string) => say(`${day} 第 ${number} 号`, `${day}, number ${number}`),
  intact: say("已核验完整", "verified intact"),
  broken: say("核验不符，请立即联系系统管理员", "does not verify: tell the administrator at once"),
  noHeads: say("还没有公布过链头。", "No head was published yet."),
  publish: say("现在核验并公布", "Verify and publish now"),
  published: say("已公布今天的链头。", "The head of today is published."),
  unpublished: say("今天已公布过，或没有新的凭据。", "Published today already, or nothing new."),
  exportTitle: say("导出一段", "Export a range"),
  exportHelp: say(
    "与本单位无关的凭据只给出摘要。导出的文件不需要数据库即可独立核验，命令：",
    "Receipts that do not concern your unit give their digest only. The file can be checked on its own, without a database, by",
  ),
  exportSave: say("导出", "Export"),
};
