import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";

export const words = {
  onMeasure: say(
    "本举措的项目、申报、资金、协议和问题",
    "Projects, applications, funds, agreements and problems of this measure",
  ),
  all: (n: string) => say(`全部 ${n} 条`, `All ${n}`),
  newFor: (one: Sentence) => say(`新增${one.zh}`, `New: ${one.en}`),
  none: say(
    "还没有项目、申报、资金、协议或问题挂到这条举措上。",
    "No project, application, fund, agreement or problem hangs on this measure yet.",
  ),
};
