import { dayInChinese } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { MeetingAct } from "./meeting.ts";

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** An act on a meeting in words, for its history. */
export function meetingSentence(act: MeetingAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "plan": {
      const { title, window, date } = act.seed;
      const when = date ?? `${window.from} – ${window.to}`;
      return sentence(`列入计划：${title}（${when}）`, `Planned: ${title} (${when})`);
    }
    case "revise":
      return sentence(`修改基本情况：${act.title}`, `Revised: ${act.title}`);
    case "schedule": {
      const why = act.reason === "" ? "" : act.reason;
      return sentence(
        `确定于 ${dayInChinese(act.date)}在${act.place}召开${why && `，原因：${why}`}`,
        `To be held on ${act.date} at ${act.place}${why && `; reason: ${why}`}`,
      );
    }
    case "cancel":
      return sentence(`取消会议，原因：${act.reason}`, `Cancelled; reason: ${act.reason}`);
    case "set-preparation":
      return sentence(
        `修改筹备事项，现有 ${act.items.length} 项`,
        `Changed what is to be prepared: ${act.items.length} items now`,
      );
    case "prepared":
      return act.done
        ? sentence(`完成筹备：${act.text ?? ""}`, `Prepared: ${act.text ?? ""}`)
        : sentence(`撤销完成：${act.text ?? ""}`, `Open again: ${act.text ?? ""}`);
    case "set-agenda":
      return sentence(
        `修改议程，现有 ${act.agenda.length} 项`,
        `Changed the agenda: ${act.agenda.length} items now`,
      );
    case "add-paper":
      return sentence(`上传材料：${act.paper.name}`, `Added a paper: ${act.paper.name}`);
    case "remove-paper":
      return sentence("撤下一份材料（原件仍留存）", "Withdrew a paper (the file stays on record)");
    case "set-attendance": {
      const present = act.attendance.reduce((sum, it) => sum + (it.present ?? 0), 0);
      const expected = act.attendance.reduce((sum, it) => sum + it.expected, 0);
      return sentence(
        `登记参会：${act.attendance.length} 家单位，应到 ${expected} 人、实到 ${present} 人`,
        `Recorded attendance: ${act.attendance.length} units, ${expected} expected, ${present} present`,
      );
    }
    case "hold":
      return sentence(`会议已于 ${dayInChinese(act.date)}召开`, `Held on ${act.date}`);
    case "record-minutes":
      return sentence(
        `录入会议纪要，读出议定事项 ${act.proposed.length} 项`,
        `Recorded the minutes; ${act.proposed.length} resolutions were read from them`,
      );
    case "set-resolution":
      return act.resolution.state === "kept"
        ? sentence(`确认议定事项：${act.resolution.text}`, `Confirmed a resolution: ${act.resolution.text}`)
        : sentence(`修改议定事项：${act.resolution.text}`, `Changed a resolution: ${act.resolution.text}`);
    case "drop-resolution":
      return sentence("舍去一项议定事项", "Dropped a resolution");
    case "dispatch":
      return sentence(
        `议定事项 ${act.tasks.length} 项转为任务`,
        `${act.tasks.length} resolutions became tasks`,
      );
    case "sign-agreement":
      return sentence("登记会上签署的协议一份", "Recorded an agreement signed at the meeting");
    case "close":
      return sentence("会议办结", "Closed the meeting");
    case "solicit": {
      const asked = act.asked.map(({ unitId, name }) => (unitId === null ? name : unitName(unitId)));
      return sentence(
        `就“${act.about}”征求意见：${asked.join("、")}`,
        `Asked for opinions on “${act.about}”: ${asked.join(", ")}`,
      );
    }
    case "give-opinion":
      return act.text === ""
        ? sentence("反馈：无意见", "Answered: no opinion")
        : sentence(`反馈意见：${act.text}`, `Gave an opinion: ${act.text}`);
    case "answer-opinion":
      return {
        adopted: sentence("采纳一条意见", "Adopted an opinion"),
        partly: sentence(`部分采纳一条意见：${act.reason}`, `Adopted an opinion in part: ${act.reason}`),
        refused: sentence(`不予采纳一条意见：${act.reason}`, `Did not adopt an opinion: ${act.reason}`),
      }[act.answer];
    case "close-solicitation":
      return sentence("结束征求意见", "Closed the round of opinions");
  }
}
