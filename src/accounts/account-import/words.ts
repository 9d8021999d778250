import { say } from "../../kernel/fields.ts";

export const words = {
  login: say("账号名", "Account"),
  unit: say("单位", "Unit"),
  roles: say("角色", "Roles"),
  passwords: say("一次性口令", "One-time passwords"),
  waiting: (n: number) =>
    say(
      `${n} 个账号还没有口令，不能登录。准备好打印机，再生成口令：每个只显示这一次。`,
      `${n} ${n === 1 ? "account has" : "accounts have"} no password yet and cannot sign in. Have a printer ready: each password is shown this once.`,
    ),
  issue: say("生成一次性口令", "Make one-time passwords"),
  issued: say(
    "这次开通的账号都已有口令。没有记下的，请在账号管理中逐个“重置口令”。",
    "Every account of this import has a password. For one that was not noted down, reset it among the accounts.",
  ),
  making: (done: number, of: number) => say(`已生成 ${done} / ${of} 个`, `${done} of ${of} made`),
  once: say(
    "口令只在这一页上，离开后无法再看。打印后沿虚线裁开，当面或封好交给本人；首次登录须立即更改。",
    "The passwords are on this page alone and cannot be seen again. Print, cut along the lines, and hand each over in person or sealed; it must be changed at the first sign-in.",
  ),
  print: say("打印", "Print"),
  printed: say("已打印好，不再显示", "Printed, show them no more"),
  leave: say("一次性口令离开后无法再看，确定离开吗？", "The passwords cannot be seen again. Leave?"),
  address: say("登录地址", "Address"),
  expires: say("有效期至", "Good until"),
  first: say("首次登录须改口令。口令不要告诉他人。", "Change it at the first sign-in. Tell it to nobody."),
};
