import type { SourceKind } from "./source.ts";

const zh = {
  title: "数据来源",
  lead: "本单位提供的数据从哪里读取。使用单位的每次调用都在这里执行授权：只给授权的数据项和行，按授权遮盖。",
  none: "还没有需要接入的数据",
  noneHelp: "本单位同意共享后，授权涉及的资源会列在这里，由本单位联络员接入。",
  needed: "授权需要的数据项：",
  unneeded: "授权都已终止或到期，现在没有单位读取这项数据，已留存的各行已删除，不必再上传。",
  now: "现在的来源：",
  notSet: "还没有接入：现在的调用都会被拒绝。",
  kinds: {
    view: "数据库视图",
    drop: "上传的表格",
    http: "本单位接口",
    regional: "自治区平台",
  } as Record<SourceKind, string>,
  setBy: "设置于",
  dropLine: (rows: string, kept: string) => `最近一次上传 ${rows} 行，按授权留存 ${kept} 行`,
  outdated: "上次上传之后有了新的授权，当时没有留存它需要的数据：请重新上传，否则这项授权的调用会被拒绝。",
  noDrop: "还没有上传表格：现在的调用都会被拒绝。",
  change: "接入或更换来源",
  kind: "来源",
  view: "视图",
  noViews: "没有登记给本单位的视图。请系统管理员用命令登记：",
  url: "接口地址",
  urlHelp: "只能是系统管理员配置在允许名单中的地址。保存时会试读一次。",
  regionalHelp: "自治区一体化政务大数据平台的接口文件未公开，尚未接通：选此项后调用会被如实拒绝。",
  dropHelp: "每次上传都整体替换上一次。第一行为数据项名称，须包含上面列出的全部数据项。",
  save: "试读并保存",
  saved: "已保存。",
  cancel: "取消",
  upload: "上传新表格",
  zone: {
    secrecy: "涉密不上网，上网不涉密",
    drop: "把文件拖到这里，或",
    dropHere: "松开即上传",
    choose: "选择文件",
    formats:
      "Excel 或逗号分隔文本，不超过 5 MB、10 万行。原文件不留存，只保存文件摘要和现行授权需要的列和行；上一次的各行随即删除，授权结束后也删除。",
  },
  uploaded: (rows: string, kept: string) =>
    `已读入 ${rows} 行，其中现行授权需要的 ${kept} 行已留存，其余和旧数据不留。`,
};

const en: typeof zh = {
  title: "Sources of data",
  lead: "Where the data that your unit provides is read. Every call is held to its grant here: its items and rows only, masked as granted.",
  none: "No data to connect yet",
  noneHelp: "Once your unit grants a request, the resource stands here for your liaison to connect.",
  needed: "Items that grants need:",
  unneeded:
    "Every grant has ended: nobody reads this data now, its rows were deleted, and nothing need be uploaded.",
  now: "Source now:",
  notSet: "Not connected: every call is denied.",
  kinds: {
    view: "view of the database",
    drop: "uploaded table",
    http: "interface of the unit",
    regional: "regional platform",
  },
  setBy: "set",
  dropLine: (rows, kept) => `${rows} rows in the last upload, ${kept} kept for grants`,
  outdated:
    "A grant came after the last upload, and what it needs was not kept then: upload again, or its calls are denied.",
  noDrop: "Nothing was uploaded yet: every call is denied.",
  change: "Connect or change",
  kind: "Source",
  view: "View",
  noViews: "No view is registered for your unit. The administrator registers one by",
  url: "Address of the interface",
  urlHelp: "Only addresses that the administrator allowed. It is tried out when saved.",
  regionalHelp:
    "The interface document of the regional platform is not public, so it is not connected: calls will be denied and say so.",
  dropHelp:
    "Each upload takes the place of the one before. The first row names the items; all those listed above must be there.",
  save: "Try out and save",
  saved: "Saved.",
  cancel: "Cancel",
  upload: "Upload a new table",
  zone: {
    secrecy: "Nothing classified: 涉密不上网，上网不涉密",
    drop: "Drop the file here, or",
    dropHere: "Let go to upload",
    choose: "choose a file",
    formats:
      "Excel or comma-separated text, up to 5 MB and 100,000 rows. The file itself is not kept, only its digest and what open grants need of its columns and rows; the rows before are deleted at once, these when their grants end.",
  },
  uploaded: (rows, kept) =>
    `${rows} rows read; the ${kept} that open grants need are kept, the rest and the old ones are not.`,
};

export const text = { zh, en };
