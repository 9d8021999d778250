import { say } from "../../kernel/fields.ts";

export const words = {
  title: say("两步验证", "Second factor"),
  lead: say(
    "登录时除口令外，再输入手机验证器应用上的 6 位数字：口令被人知道了也登录不了。",
    "Beside the password, signing in asks six digits of an authenticator on your telephone: who learns the password alone stays out.",
  ),
  demandedLead: say(
    "管理员须开启两步验证后才能使用。",
    "Administrators need a second factor before anything else.",
  ),
  off: say("现在没有开启。", "It is off."),
  on: (codes: number) =>
    say(
      `已开启，还有 ${codes} 个恢复码。`,
      `It is on; ${codes} recovery ${codes === 1 ? "code is" : "codes are"} left.`,
    ),
  password: say("现用口令", "Current password"),
  needed: say("请填写", "Fill this in"),
  begin: say("开始设置", "Set it up"),
  scan: say(
    "1. 用手机上的验证器应用（支持 TOTP 的任何一个）扫描下图；不能扫描的，手工输入密钥。",
    "1. Scan the picture with an authenticator on your telephone (any that knows TOTP), or type the key.",
  ),
  picture: say("给验证器应用扫描的二维码", "QR code for an authenticator"),
  key: say("密钥", "Key"),
  enter: say("2. 输入应用显示的 6 位数字。", "2. Enter the six digits that it shows."),
  code: say("验证码", "Code"),
  confirm: say("开启", "Turn it on"),
  codesTitle: say("恢复码", "Recovery codes"),
  codesOnce: say(
    "手机丢失或不在身边时，用其中一个代替验证码，每个只能用一次。只显示这一次，请打印或抄下，与手机分开存放。",
    "Where the telephone is lost or away, one of them stands for a code, each once. They are shown this once: print or note them, and keep them apart from the telephone.",
  ),
  print: say("打印", "Print"),
  noted: say("已记下", "Noted"),
  leave: say("恢复码离开后无法再看，确定离开吗？", "The recovery codes cannot be seen again. Leave?"),
  renew: say("换发恢复码", "New recovery codes"),
  remove: say("关闭两步验证", "Turn it off"),
  removeHelp: say(
    "要换手机，先关闭，再重新设置。",
    "To change the telephone, turn it off and set it up anew.",
  ),
  demanded: say(
    "管理员不能关闭两步验证；要换手机，请另一位安全管理员重置。",
    "Administrators cannot turn it off; to change the telephone ask another security administrator for a reset.",
  ),
};
