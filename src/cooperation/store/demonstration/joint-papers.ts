import { doAct } from "../records.ts";
import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Answer } from "../../domain/opinions.ts";
import type {
  JointPaperAct,
  JointPaperSeed,
  JointPaperState,
} from "../../domain/joint-papers/joint-paper.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { RecordView } from "../../../kernel/record.ts";
import type { SampleGround } from "./ground.ts";
import { SAMPLE_ISSUED, SAMPLE_VERSIONS } from "./joint-paper-texts.ts";

const sampled = (text: string): string => `【示例】${text}`;

const at = (day: Day) => ({ at: new Date(`${day}T09:00:00+08:00`) });

/** What the sample office does with one paper, each act on its day. */
async function begin({ desk, office }: SampleGround, on: Day, seed: JointPaperSeed) {
  const first = { id: null, version: null, key: randomUUID(), act: { type: "begin", seed } as const };
  let paper: RecordView<JointPaperState> = await doAct(desk, jointPaperShape, first, office, at(on));
  return async (day: Day, act: JointPaperAct): Promise<void> => {
    const doing = { id: paper.id, version: paper.version, key: randomUUID(), act };
    paper = await doAct(desk, jointPaperShape, doing, office, at(day));
  };
}

const seedOf = (
  { plan, measures }: SampleGround,
  more: Pick<JointPaperSeed, "title" | "kind" | "role" | "note">,
): JointPaperSeed => ({
  ...more,
  draftingCity: null,
  planId: plan.id,
  measureIds: measures.slice(-1).map(({ id }) => id),
  source: null,
});

const version = (label: string, text: string): JointPaperAct => ({
  type: "add-version",
  label: sampled(label),
  note: "",
  text,
  file: null,
});

const SAID: readonly {
  readonly place: string;
  readonly text: string;
  readonly verdict?: readonly [Answer, string];
}[] = [
  {
    place: "第三条",
    text: "建议写明不能按期承办时如何调整顺序。",
    verdict: ["adopted", ""],
  },
  {
    place: "第七条",
    text: "建议选派期由六个月改为十二个月，并增加交接要求。",
    verdict: ["partly", "选派期已改，交接要求在下一稿研究。"],
  },
  {
    place: "第五条",
    text: "建议会议纪要在会后三日内印发。",
    verdict: ["refused", "三日内难以完成各城市会签。"],
  },
  { place: "第六条", text: "建议将季度汇总改为按月汇总。" },
  { place: "", text: "建议全文统一“议定事项”的表述。" },
];

/** A paper under way: three versions, and a round in which some have answered and some are late. */
async function fillUnderWay(ground: SampleGround): Promise<void> {
  const { asOf, units } = ground;
  const day = (offset: number): Day => addDays(asOf, offset);
  const act = await begin(
    ground,
    day(-75),
    seedOf(ground, {
      title: sampled("四城协作工作机制运行规则"),
      kind: "rules",
      role: "co-operate",
      note: sampled("由示例北城起草，本市配合。"),
    }),
  );
  const [first, second, third] = SAMPLE_VERSIONS;
  await act(day(-74), version("征求意见稿（第一稿）", first));
  const solicitation = randomUUID();
  const asked = units.slice(0, 6).map(({ id, name }, index) => ({
    unitId: id,
    name,
    due: day(index === 5 ? 6 : -9),
  }));
  await act(day(-24), {
    type: "solicit",
    id: solicitation,
    about: sampled("征求意见稿（第一稿）"),
    asked: [...asked, { unitId: null, name: "示例北城办公室", due: day(-9) }],
  });
  const given: { readonly opinion: string; readonly verdict: readonly [Answer, string] | undefined }[] = [];
  for (const [index, { place, text, verdict }] of SAID.entries()) {
    const opinion = randomUUID();
    await act(day(-18 + index), {
      type: "give-opinion",
      solicitation,
      id: opinion,
      party: index % 3,
      place,
      text: sampled(text),
    });
    given.push({ opinion, verdict });
  }
  await act(day(-12), {
    type: "give-opinion",
    solicitation,
    id: randomUUID(),
    party: 3,
    place: "",
    text: "",
  });
  for (const { opinion, verdict } of given) {
    if (!verdict) continue;
    const [answer, reason] = verdict;
    await act(day(-8), {
      type: "answer-opinion",
      solicitation,
      opinion,
      answer,
      reason: reason === "" ? "" : sampled(reason),
    });
  }
  await act(day(-7), version("征求意见稿（第二稿）", second));
  await act(day(-2), version("送审稿", third));
}

/** One in force of which the validity ends soon. */
async function fillEnding(ground: SampleGround): Promise<void> {
  const from = addDays(ground.asOf, -690);
  const act = await begin(
    ground,
    addDays(from, -20),
    seedOf(ground, { title: sampled("四城信息共享办法"), kind: "measures", role: "draft", note: "" }),
  );
  await act(addDays(from, -19), version("印发稿", SAMPLE_ISSUED));
  await act(addDays(from, -5), { type: "agree", on: addDays(from, -5), where: sampled("示例联席会议") });
  await act(from, {
    type: "issue",
    on: from,
    docNumber: sampled("示例发〔2025〕1号"),
    version: 1,
    validity: { from, until: addDays(ground.asOf, 40), reviewBy: null },
  });
}

/** Sample data of its area: every text begins with 【示例】, every unit is fictional. */
export async function fillJointPapers(ground: SampleGround): Promise<void> {
  await fillUnderWay(ground);
  await fillEnding(ground);
}
