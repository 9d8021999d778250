import type { Sentence } from "../../../kernel/error.ts";
import type { JointPaperAct } from "./joint-paper.ts";

const ANSWER_WORDS = {
  adopted: { zh: "采纳", en: "adopted" },
  partly: { zh: "部分采纳", en: "adopted in part" },
  refused: { zh: "不予采纳", en: "not adopted" },
} as const;

const untilWords = (until: string | null): Sentence =>
  until === null ? { zh: "未定失效日期", en: "without an end" } : { zh: `至 ${until}`, en: `until ${until}` };

/** An act on a joint paper in words, for its history. */
export function jointPaperSentence(act: JointPaperAct): Sentence {
  switch (act.type) {
    case "begin":
      return { zh: "建立文件", en: "Entered the paper" };
    case "revise":
      return { zh: "修改基本信息", en: "Changed what is known of it" };
    case "add-version":
      return act.file === null
        ? { zh: `存入文本：${act.label}`, en: `Filed a version: ${act.label}` }
        : {
            zh: `存入文本：${act.label}（${act.file.name}）`,
            en: `Filed a version: ${act.label} (${act.file.name})`,
          };
    case "agree":
      return { zh: `${act.on} 商定：${act.where}`, en: `Agreed on ${act.on}: ${act.where}` };
    case "issue": {
      const { zh, en } = untilWords(act.validity.until);
      return {
        zh: `${act.on} 印发${act.docNumber === "" ? "" : `，${act.docNumber}`}；自 ${act.validity.from} 起施行，${zh}`,
        en: `Issued on ${act.on}${act.docNumber === "" ? "" : `, ${act.docNumber}`}; in force from ${act.validity.from} ${en}`,
      };
    }
    case "set-validity": {
      const { zh, en } = untilWords(act.validity.until);
      return {
        zh: `有效期改为自 ${act.validity.from} 起，${zh}：${act.reason}`,
        en: `Validity set from ${act.validity.from} ${en}: ${act.reason}`,
      };
    }
    case "repeal":
      return { zh: `${act.on} 废止：${act.reason}`, en: `Repealed on ${act.on}: ${act.reason}` };
    case "make-task":
      return { zh: `由${act.label}立为任务`, en: `Made a task of ${act.label}` };
    case "import-opinions":
      return {
        zh: `由《${act.fileName}》登记意见 ${act.opinions.length} 条`,
        en: `Entered ${act.opinions.length} opinions from ${act.fileName}`,
      };
    case "solicit":
      return {
        zh: `就“${act.about}”向 ${act.asked.length} 家征求意见`,
        en: `Asked ${act.asked.length} for opinions on ${act.about}`,
      };
    case "give-opinion":
      return act.text === ""
        ? { zh: "登记无意见", en: "Entered that there is no opinion" }
        : {
            zh: `登记意见${act.place === "" ? "" : `（${act.place}）`}`,
            en: `Entered an opinion${act.place === "" ? "" : ` on ${act.place}`}`,
          };
    case "answer-opinion": {
      const { zh, en } = ANSWER_WORDS[act.answer];
      return { zh: `处理意见：${zh}`, en: `Decided on an opinion: ${en}` };
    }
    case "close-solicitation":
      return { zh: "结束一轮征求意见", en: "Closed a round of opinions" };
  }
}
