import { getRecord } from "../records.ts";
import { addDays, dayInChinese, dayInShanghai } from "../../../kernel/calendar.ts";
import { writeOfficialPaper } from "../../../platform/documents/official-paper.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { termShape } from "../../domain/secondment/term.ts";
import { PERSON_DAYS } from "../../domain/secondment/warnings.ts";
import type { Desk } from "../desk.ts";

const SAMPLE_MARK = "示例（虚构数据，仅供演示）";
const CENTRE = "呼包鄂乌一体化发展促进中心";

/** The sentence of the plan in force that asks for secondment, verbatim with the plan's title; undefined where none does. */
async function basisOf({ plans, sql }: Desk, sample: boolean): Promise<string | undefined> {
  const list = await plans.list(sql);
  const plan = list.find((each) => each.current && each.sample === sample);
  if (!plan) return undefined;
  const measures = await plans.measures(plan.id, sql);
  const quote = measures
    .flatMap(({ text }) => text.split(/(?<=[。；;])/))
    .find((sentence) => sentence.includes("选派") && sentence.includes("促进中心"));
  return quote === undefined
    ? undefined
    : `按照《${plan.title}》“${quote.trim().replace(/[。；;]$/, "")}”的要求，`;
}

/** The notice 选派通知 to the unit of a term, as a draft in the form of GB/T 9704-2012. Names the person once one is named. */
export async function secondmentNotice(
  desk: Desk,
  id: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const { state, sample } = await getRecord(desk.sql, termShape, id);
  const units = await desk.organisations.list(desk.sql);
  const unit = units.find((each) => [each.id, ...(each.mergedIds ?? [])].includes(state.unitId));
  const name = unit?.name ?? state.unitName;
  const [person] = await desk.sql<{ name: string; position: string }[]>`
    select name, position from organisation.seconded_person where id = ${state.person}`;
  const basis = (await basisOf(desk, sample)) ?? "";
  const named = addDays(state.from, -PERSON_DAYS);
  const body = [
    `${basis}现安排你单位选派1名工作人员赴${CENTRE}工作，有关事项通知如下。`,
    "一、岗位和任期",
    `岗位为${state.seatName}，任期自${dayInChinese(state.from)}至${dayInChinese(state.until)}。`,
    "二、选派依据",
    `${state.why}。`,
    "三、选派人员",
    person
      ? `你单位报送的人员为${person.name}${person.position === "" ? "" : `（${person.position}）`}，请按期到岗。`
      : `请于${dayInChinese(named)}前报送选派人员的姓名和职务。`,
    "四、工作交接",
    "任期届满前，请将承办工作、材料和未办事项书面交接给接任人员，并报领导小组办公室。",
  ].join("\n");
  const bytes = await writeOfficialPaper({
    head: {},
    title: `关于选派工作人员赴${CENTRE}工作的通知`,
    addressee: name,
    body,
    tables: {},
    attachments: [],
    signature: null,
    date: dayInShanghai(desk.now()),
    note: "代拟稿，印发前请核定文号和落款",
    watermark: sample ? SAMPLE_MARK : "草稿",
  });
  return {
    name: `${sample ? "【示例】" : ""}选派通知 ${name} ${state.from}.docx`,
    type: MEDIA_TYPES.docx,
    bytes,
  };
}
