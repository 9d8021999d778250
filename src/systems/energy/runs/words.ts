import { say } from "../../../kernel/fields.ts";

export const words = {
  states: {
    running: say("正在算", "running"),
    done: say("已算完", "done"),
    failed: say("没有算成", "failed"),
    cancelled: say("已取消", "cancelled"),
  },
  cancel: say("取消", "Cancel"),
};
