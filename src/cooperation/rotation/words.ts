import { say } from "../../kernel/fields.ts";

/** Words of the page that belong to no act, field or column. */
export const words = {
  title: say("轮值", "Rotation"),
  lead: say(
    "四市党政联席会议由谁主办、为什么轮到它。顺序、跳过、对调、代办都是办公室登记的决定，可以撤销。",
    "Who hosts the four cities' joint conference, and why it is their turn. Order, skips, exchanges and stand-ins are recorded decisions of the office and can be taken back.",
  ),
  print: say("打印", "Print"),
  unverified: say(
    "轮值顺序未核实：还没有人确认，下面只按“呼包鄂乌”的书写顺序列出，不作为依据。",
    "The order is unverified: nobody has confirmed it. It is listed only as the four names are usually written, and nothing rests on it.",
  ),
  confirmed: (order: string, on: string) =>
    say(`轮值顺序：${order}，${on} 确认。`, `Order: ${order}, confirmed on ${on}.`),
  basis: say("依据：", "Source: "),
  editionNote: say(
    "届次按公开报道的市长联席会议计；党政联席会议另行计届的，请在确认顺序时写明起始届次。",
    "Editions are counted as the published mayors' conferences are. Where the joint conference counts its own, say from which edition when you confirm the order.",
  ),
  next: say("接下来四届", "The next four"),
  edition: say("届次", "Edition"),
  host: say("主办", "Host"),
  why: say("为什么", "Why"),
  day: say("日期", "Day"),
  source: say("出处", "Source"),
  meeting: say("会议", "Meeting"),
  us: say("本市", "our city"),
  standIn: (city: string) => say(`代${city}办`, `for ${city}`),
  openMeeting: say("打开会议", "Open the meeting"),
  noMeeting: say("未安排", "Not planned"),
  preparation: (edition: string, city: string) =>
    say(`${city}主办${edition}的筹备`, `What ${city} prepares to host ${edition}`),
  preparationOwn: say(
    "轮到本市时按会期倒排；时限为本系统建议，以会议方案为准。",
    "Counted back from the day of the meeting. The times are a proposal of this system; the meeting's own plan prevails.",
  ),
  preparationAny: say(
    "方案没有写明本市，先按下一届主办方列出；时限为本系统建议，以会议方案为准。",
    "No plan says which city is ours, so the next host's turn is shown. The times are a proposal of this system; the meeting's own plan prevails.",
  ),
  preparationFar: say(
    "本市不在接下来四届之内，暂不需要筹备。",
    "Our city is not among the next four hosts; nothing needs preparing yet.",
  ),
  meetingDay: say("会期", "Day of the meeting"),
  meetingDayHelp: say(
    "还没有会期。填一个设想的日期，看各项最迟何时办。",
    "There is no day yet. Enter a possible one to see by when each item is due.",
  ),
  item: say("事项", "Item"),
  due: say("最迟", "At the latest"),
  before: (days: number) => say(`会前 ${days} 个工作日`, `${days} working days before`),
  past: say("已过", "past"),
  held: say("历届", "Held so far"),
  heldNone: say("还没有登记召开过的会议。", "No conference is recorded as held."),
  reported: say("公开报道", "published report"),
  recorded: say("办公室登记", "recorded by the office"),
  historyNone: say(
    "还没有人登记过变动。先“确认顺序”，并写明依据。",
    "Nobody has recorded anything yet. Confirm the order first, with its source.",
  ),
  place: (n: number) => say(`第 ${n} 位`, `Place ${n}`),
  missing: (cities: string) =>
    say(
      `顺序中缺少：${cities}。四市须各出现一次。`,
      `Missing: ${cities}. Each of the four cities stands in the order once.`,
    ),
  repeated: (cities: string) => say(`重复：${cities}。`, `More than once: ${cities}.`),
  add: (city: string) => say(`把${city}补到最后`, `Add ${city} at the end`),
  dropRepeated: say("删去重复的", "Remove what is there twice"),
  remove: (n: number) => say(`删去第 ${n} 位`, `Remove place ${n}`),
};
