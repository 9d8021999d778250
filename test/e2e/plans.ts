import { docxOf } from "../support/docx.ts";

/** A fictional plan: its print leaves things open, so the reader must ask. */
export const PLAN = `示例市人民政府办公室关于印发示例市推进区域协同发展若干措施的通知
示政办发〔2026〕5号
各县、区人民政府，市直各部门：
现将《示例市推进区域协同发展若干措施》印发给你们，请认真贯彻落实。
示例市人民政府办公室
2026年3月2日
示例市推进区域协同发展若干措施
为推进区域协同发展，制定本措施。
一、交通互联
（一）开通城际公交专线，完善客运枢纽，建设智慧停车平台。（责任单位：市交通运输局、市公安局；完成时限：2027年6月）
（二）建立毗邻城市应急联动机制。（责任单位：市应急局、市气象局等有关部门；完成时限：持续推进）
二、公共服务
（三）推进医保异地结算，发布服务事项清单。（责任单位：市医保局、各县区人民政府；完成时限：2026年12月）
（四）每年召开一次联席会议。（责任单位：市政府办公室；完成时限：长期坚持）
`;

/** Another one, as a Word document, with leads and support stated, and a residue that names nobody. */
export const wordPlan = async (): Promise<Buffer> => {
  const lines = [
    "样本县人民政府关于印发样本县绿色出行行动方案的通知",
    "样政发〔2026〕8号",
    "各乡镇人民政府，县直各部门：",
    "现将《样本县绿色出行行动方案》印发给你们，请遵照执行。",
    "样本县人民政府",
    "2026年5月6日",
    "样本县绿色出行行动方案",
    "一、重点任务",
    "（一）新增公交线路3条。（牵头单位：县交通运输局；配合单位：县财政局；完成时限：2027年3月）",
    "（二）建设慢行步道。（牵头单位：县住房城乡建设局；配合单位：县林草局、县水务局等部门；完成时限：2027年12月）",
    "（三）推广新能源公交车。（牵头单位：县交通运输局；完成时限：持续推进）",
  ];
  return Buffer.from(await docxOf(lines));
};

export const textFile = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text, "utf8"),
});

export const wordFile = async (name: string) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer: await wordPlan(),
});
