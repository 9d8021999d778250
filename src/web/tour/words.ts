import { say } from "../../kernel/fields.ts";

export const words = {
  name: say("导览", "Tour"),
  offer: say("第一次来？五步看一遍，一分钟。", "New here? Five steps, one minute."),
  begin: say("看一遍", "Show me"),
  decline: say("不用了", "No, thank you"),
  step: (at: number, of: number) => say(`第 ${at} 步，共 ${of} 步`, `Step ${at} of ${of}`),
  before: say("上一步", "Back"),
  next: say("下一步", "Next"),
  skip: say("跳过", "Skip"),
  done: say("完成", "Done"),
  keys: say("按 ← → 前后走，Esc 跳过", "← → go back and on, Esc skips"),
};
