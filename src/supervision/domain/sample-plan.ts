import { addDays, type Day } from "../../kernel/calendar.ts";

/** A document for the demonstration. All places and bodies in it are invented, and each is named 示例. */
export type SampleDocument = { readonly name: string; readonly text: string };

const chinese = (day: Day): string => {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
};

const month = (day: Day): string => chinese(day).replace(/月.*$/, "月");

type Edition = { readonly issued: Day; readonly title: string; readonly revised: boolean };

const MONTHS = { past: -150, soon: 35, later: 200, far: 420 } as const;

function planText(asOf: Day, { issued, title, revised }: Edition): string {
  const at = (name: keyof typeof MONTHS): string => month(addDays(asOf, MONTHS[name]));
  return `示例市人民政府关于印发${title}的通知
示例政发〔${issued.slice(0, 4)}〕${revised ? "18" : "7"}号
各示例区、县人民政府,市直有关部门:
现将《${title}》印发给你们,请认真贯彻落实。
示例市人民政府
${chinese(issued)}
${title}
为推动示例市与邻近三座示例城市一体化发展,制定本方案。
一、增强基础设施
(一)开行示例市至示例北城的城际列车,公交化运营。实施示例东线高铁项目${revised ? "、示例环湖铁路项目" : ""},推动示例西线高铁前期工作。(责任单位:示例市发展改革委、示例市交通运输局、示例铁路公司,列第一位的为牵头单位,下同;完成时限:持续推进)
(二)建设S901示例湖至示例山公路、示例河大桥,开通四座示例城市间的直达快车。(责任单位:示例市交通运输局、示例市自然资源局;完成时限:${at("soon")})
(三)建成四城共用的物流信息平台,公布服务目录。(责任单位:示例市商务局、示例市数据局;完成时限:${at("past")}底前)
二、完善公共服务
(四)建设互联共享的养老服务信息平台,实现评估结果互认。(责任单位:示例市民政局、示例市数据局${revised ? "、示例市医保局" : ""};完成时限:${at("past")})
(五)推动检查检验结果互认,召开四城卫生健康联席会议。(责任单位:示例市卫生健康委、各示例区县人民政府;完成时限:${at("later")})
(六)建立突发事件联动机制,开展联合演练。(责任单位:示例市应急局等部门;完成时限:${at(revised ? "far" : "later")})
三、保护生态环境
(七)健全示例河流域横向生态补偿机制,实施湿地保护工程。(责任单位:示例市财政局、示例市生态环境局、示例市水务局;完成时限:长期坚持)
(八)争取上级资金支持,推进示例山生态保护综合治理。(责任单位:示例市林草局、示例市财政局;完成时限:${at("soon")}取得阶段性成果并持续推进)
四、加强组织保障
(九)每季度召开四城联席会议,制定年度工作要点,通报任务进展。(责任单位:示例一体化办公室、各成员单位;完成时限:持续推进)
${revised ? "(十)设立四城一体化发展促进中心,轮流选派工作人员。(责任单位:示例一体化办公室、示例市人力资源社会保障局;完成时限:" + at("later") + ")\n" : ""}`;
}

/** A plan, its revision, and a draft that waits for review, with dates around the day `asOf`. */
export function samplePlans(asOf: Day): {
  readonly plan: SampleDocument;
  readonly revision: SampleDocument;
  readonly draft: SampleDocument;
} {
  const name = "示例市推动四城一体化发展工作方案";
  const edition = (file: string, title: string, days: number, revised: boolean): SampleDocument => ({
    name: `${file}.txt`,
    text: planText(asOf, { issued: addDays(asOf, days), title, revised }),
  });
  const draft = edition("示例-待核对", "示例区推动四城一体化发展任务分工", -20, true);
  return {
    plan: edition("示例-工作方案", name, -420, false),
    revision: edition("示例-修订方案", `${name}（修订）`, -90, true),
    // Without the rule that says who leads, the review has something to ask.
    draft: { ...draft, text: draft.text.replace(",列第一位的为牵头单位,下同", "") },
  };
}
