const zh = {
  waiting: (count: number) => `${count} 份核查存在本机，尚未报送`,
  waitingHelp: "有网络后自动报送；清除浏览器数据会丢失，请尽快连网。",
  sendNow: "现在报送",
  keptSince: (time: string) => `${time} 存`,
  discard: "作废这一份",
  discardAsk: "作废后这份核查和照片就没有了，确定吗？",
  mend: "修改后再报",
  bare: "不带照片报送",
  bareAsk: "所见照报，照片不再保留，记录里注明没有照片。确定吗？",
  kept: "没有网络，已存在本机，有网后自动报送。",
  photos: "现场照片",
  photo: (site: string, stage: string, number: number) => `${site} ${stage}照片 ${number}`,
  stages: { before: "整改前", after: "整改后" },
  noPhoto: "还没有照片",
  hectares: (text: string) => `${text} 公顷`,
  outside: "不在已知分区",
  outline: "边界",
  outlineDrawn: (zones: readonly string[]) =>
    zones.length === 0
      ? "实线为图斑边界，十字为登记的坐标。"
      : `实线为图斑边界，十字为登记的坐标，虚线为${zones.join("、")}的边。`,
  leftOut: (count: number) => `画图时略去 ${count} 个看不出的顶点，面积按全部顶点量。`,
  metres: (count: number) => `${count} 米`,
  kilometres: (count: number) => `${count} 公里`,
  schematic: "示意图",
  approval: (number: string) => `审图号：${number}`,
  noZones: "还没有上传分区",
  zones: (count: number) => `保护区分区 ${count} 个`,
  zonesHelp:
    "分区由保护区管理机构上传（GeoJSON、KML、shapefile 压缩包；分区名取文件里的名称）。之后登记的图斑按新分区量面积，已登记的不变。",
  uploadZones: "上传分区",
  dots: "点位图",
  dotsDrawn: (count: number) =>
    `${count.toLocaleString("zh-CN")} 个图斑，各为一点；不画任何界线。下表是同样的数。`,
  dotsHelp: "拖动平移；方向键平移，+ − 缩放，0 看全部；点击或回车打开中央的图斑。",
  nearer: "放大",
  farther: "缩小",
  all: "全部",
  legend: "图例（可勾选）",
  status: "状态",
  total: "合计",
  countsOf: "各状态各分区的图斑数",
  balance: "分区分年平衡表",
  balanceWorkbook: "下载工作簿",
  balanceHelp: (day: string) =>
    `截至 ${day}，单位公顷。年初 + 发现 − 不属实 − 销号 = 年末；面积按分区分摊，图斑数计入面积最大的分区。`,
  withoutArea: (count: number) => `${count} 个图斑没有边界，只计个数，不计面积。`,
  parts: { closingM2: "年末未销号", closedM2: "本年销号", restoredM2: "本年恢复" },
  coverage: "巡护覆盖",
  coverageWithin: "多少天以内到过",
  withinDays: (days: string) => `近 ${days} 天`,
  coverageSaid: (day: string, days: string, visited: string, open: string) =>
    `截至 ${day}，近 ${days} 天到过 ${visited} 个，未销号图斑共 ${open} 个。`,
  coverageHelp:
    "到点指巡护登记和现场核查。多少天巡一次没有读到规定（未核实），由您选择；图斑计入面积最大的分区。",
  importSites: "导入图斑边界",
  importHelp: "GeoJSON（可压缩）、KML、shapefile 压缩包、Excel；逐项核对后再登记。",
};

const en: typeof zh = {
  waiting: (count) => `${count} ${count === 1 ? "report is" : "reports are"} on this device and not sent yet`,
  waitingHelp: "Sent by itself once there is a network. Clearing the browser's data loses it: connect soon.",
  sendNow: "Send now",
  keptSince: (time) => `kept ${time}`,
  discard: "Discard it",
  discardAsk: "The report and its photo will be gone. Discard it?",
  mend: "Put it right and send it again",
  bare: "Send without the photo",
  bareAsk: "What was seen is sent; the photo is dropped, and the record says that there is none. Go on?",
  kept: "No network: kept on this device and sent later.",
  photos: "Photos",
  photo: (site, stage, number) => `${site}, ${stage.toLowerCase()}, photo ${number}`,
  stages: { before: "Before", after: "After" },
  noPhoto: "No photo yet",
  hectares: (text) => `${text} ha`,
  outside: "in no known zone",
  outline: "Outline",
  outlineDrawn: (zones) =>
    zones.length === 0
      ? "Solid: the outline of the site; the cross is its position as entered."
      : `Solid: the outline of the site; the cross is its position as entered; dashed: the edge of ${zones.join(", ")}.`,
  leftOut: (count) => `${count} vertices that nobody would see are not drawn; areas are of all.`,
  metres: (count) => `${count} m`,
  kilometres: (count) => `${count} km`,
  schematic: "Schematic",
  approval: (number) => `Map approval ${number}`,
  noZones: "No zones have been uploaded",
  zones: (count) => `${count} ${count === 1 ? "zone" : "zones"} of the reserve`,
  zonesHelp:
    "The administration of the reserve uploads the zones (GeoJSON, KML, zipped shapefile; named by zone or name). Sites entered from then on are measured by them; those entered before stay as they are.",
  uploadZones: "Upload zones",
  dots: "Dots",
  dotsDrawn: (count) =>
    `${count.toLocaleString("en")} sites, each a dot; no boundary is drawn. The table below says the same.`,
  dotsHelp:
    "Drag to move; arrow keys move, + and − zoom, 0 shows all; a click, or Enter for the middle, opens a site.",
  nearer: "Nearer",
  farther: "Farther",
  all: "All",
  legend: "Legend (choose)",
  status: "Status",
  total: "Total",
  countsOf: "Sites by status and zone",
  balance: "Balance by zone and year",
  balanceWorkbook: "Download the workbook",
  balanceHelp: (day) =>
    `As of ${day}, in hectares. Open at the beginning + found − untrue − struck off = open at the end. Area is divided among zones; a site counts in the one that most of it lies in.`,
  withoutArea: (count) =>
    `${count} ${count === 1 ? "site has" : "sites have"} no outline: counted, and of no area.`,
  parts: { closingM2: "Open at the end", closedM2: "Struck off", restoredM2: "Restored" },
  coverage: "Patrols",
  coverageWithin: "Visited within how many days",
  withinDays: (days) => `${days} days`,
  coverageSaid: (day, days, visited, open) =>
    `As of ${day}, ${visited} of ${open} open sites were visited within ${days} days.`,
  coverageHelp:
    "A visit is a patrol that was entered or a verification on the spot. No rule was read that says how often (unverified): you choose. A site counts in the zone that most of it lies in.",
  importSites: "Import outlines",
  importHelp:
    "GeoJSON (zipped or not), KML, zipped shapefile, Excel; checked line by line before anything is entered.",
};

export const words = { zh, en };
