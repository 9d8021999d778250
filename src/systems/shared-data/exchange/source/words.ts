import { say } from "../../../../kernel/fields.ts";

/** Words of the page of sources. */
export const words = {
  title: say("数据来源", "Sources of data"),
  lead: say(
    "本单位提供的数据从哪里读取。使用单位的每次调用都在这里执行授权：只给授权的数据项和行，按授权遮盖。",
    "Where the data that your unit provides is read. Every call is held to its grant here: its items and rows only, masked as granted.",
  ),
  none: say("还没有需要接入的数据", "No data to connect yet"),
  noneHelp: say(
    "本单位同意共享后，授权涉及的资源会列在这里，由本单位联络员接入。",
    "Once your unit grants a request, the resource stands here for your liaison to connect.",
  ),
  needed: say("授权需要的数据项：", "Items that grants need:"),
  unneeded: say(
    "授权都已终止或到期，现在没有单位读取这项数据，已留存的各行已删除，不必再上传。",
    "Every grant has ended: nobody reads this data now, its rows were deleted, and nothing need be uploaded.",
  ),
  now: say("现在的来源：", "Source now:"),
  notSet: say("还没有接入：现在的调用都会被拒绝。", "Not connected: every call is denied."),
  setBy: say("设置于", "set"),
  dropLine: (rows: string, kept: string) =>
    say(
      `最近一次上传 ${rows} 行，按授权留存 ${kept} 行`,
      `${rows} rows in the last upload, ${kept} kept for grants`,
    ),
  outdated: say(
    "上次上传之后有了新的授权，当时没有留存它需要的数据：请重新上传，否则这项授权的调用会被拒绝。",
    "A grant came after the last upload, and what it needs was not kept then: upload again, or its calls are denied.",
  ),
  noDrop: say("还没有上传表格：现在的调用都会被拒绝。", "Nothing was uploaded yet: every call is denied."),
  change: say("接入或更换来源", "Connect or change"),
  noViews: say(
    "只列登记给本单位的视图；没有的，请系统管理员用命令登记（见运维手册）。",
    "Views registered for your unit. Where there is none, the administrator registers one by jiziwan source add",
  ),
  regionalHelp: say(
    "自治区一体化政务大数据平台的接口文件未公开，尚未接通：选此项后调用会被如实拒绝。",
    "The interface document of the regional platform is not public, so it is not connected: calls will be denied and say so.",
  ),
  dropHelp: say(
    "每次上传都整体替换上一次。第一行为数据项名称，须包含上面列出的全部数据项。",
    "Each upload takes the place of the one before. The first row names the items; all those listed above must be there.",
  ),
  save: say("试读并保存", "Try out and save"),
  zone: {
    secrecy: say("涉密不上网，上网不涉密", "Nothing classified: 涉密不上网，上网不涉密"),
    drop: say("把文件拖到这里，或", "Drop the file here, or"),
    dropHere: say("松开即上传", "Let go to upload"),
    choose: say("选择文件", "choose a file"),
    formats: say(
      "Excel 或逗号分隔文本，不超过 5 MB、10 万行。原文件不留存，只保存文件摘要和现行授权需要的列和行；上一次的各行随即删除，授权结束后也删除。",
      "Excel or comma-separated text, up to 5 MB and 100,000 rows. The file itself is not kept, only its digest and what open grants need of its columns and rows; the rows before are deleted at once, these when their grants end.",
    ),
  },
  uploaded: (rows: string, kept: string) =>
    say(
      `已读入 ${rows} 行，其中现行授权需要的 ${kept} 行已留存，其余和旧数据不留。`,
      `${rows} rows read; the ${kept} that open grants need are kept, the rest and the old ones are not.`,
    ),
};
