import type { Sentence } from "../../../../kernel/error.ts";
import { citationRank, isArticle, mayForbid } from "./citation.ts";
import { isCode } from "./codes.ts";
import type { ResourceContent } from "./content.ts";
import { strayConditions, STATING_WORDS, type StatingField } from "./stated-conditions.ts";

/** What a content lacks; `field` names the place in the form. */
export type ContentProblem = { readonly field: keyof ResourceContent; readonly sentence: Sentence };

const problem = (field: keyof ResourceContent, zh: string, en: string): ContentProblem => ({
  field,
  sentence: { zh, en },
});

const NEEDED: readonly (readonly [keyof ResourceContent, string, string])[] = [
  ["name", "请填写目录名称。", "Enter the name."],
  ["summary", "请填写摘要。", "Enter the summary."],
  ["providerCode", "请填写提供方代码。", "Enter the provider's code."],
  ["classification", "请填写数据分类。", "Enter the class of the data."],
];

const twice = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function itemProblems({ items, subjectItem }: ResourceContent): ContentProblem[] {
  const found: ContentProblem[] = [];
  if (items.length === 0)
    found.push(problem("items", "请至少填写一个数据项。", "Enter at least one data item."));
  if (items.some(({ name }) => name === ""))
    found.push(problem("items", "有数据项没有名称，请补上。", "A data item has no name; enter it."));
  const doubles = twice(items.map(({ name }) => name).filter((name) => name !== ""));
  if (doubles.length > 0)
    found.push(
      problem(
        "items",
        `数据项重名：${doubles.join("、")}，请改名。`,
        `Data items with one name: ${doubles.join(", ")}. Rename them.`,
      ),
    );
  if (subjectItem !== null && !items.some(({ name }) => name === subjectItem))
    found.push(
      problem(
        "subjectItem",
        "主体标识项不在数据项中，请重选。",
        "The subject item is not among the data items. Choose again.",
      ),
    );
  if (subjectItem === null && items.some(({ sensitivity }) => sensitivity !== "ordinary"))
    found.push(
      problem(
        "subjectItem",
        "含个人信息的目录须指明主体标识项，例如身份证号。",
        "Data about persons needs the item by which a subject is found, such as the identity number.",
      ),
    );
  return found;
}

/** Article 14: only law, administrative regulation and State Council decisions forbid; article 15: reason and basis are listed. */
function basisProblems({ attribute, noneBasis }: ResourceContent): ContentProblem[] {
  if (attribute !== "none")
    return noneBasis === null
      ? []
      : [
          problem(
            "noneBasis",
            "只有不予共享才填写不予共享依据，请删去。",
            "A basis for not sharing belongs to “not shared” only; remove it.",
          ),
        ];
  if (noneBasis === null)
    return [
      problem(
        "noneBasis",
        "不予共享须列明法律、行政法规或国务院决定的依据（条例第十四条、第十五条）。",
        "“Not shared” needs its basis in law, administrative regulation or State Council decision (articles 14 and 15).",
      ),
    ];
  const found: ContentProblem[] = [];
  const rank = citationRank(noneBasis.title);
  if (rank !== "unsure" && !mayForbid(rank))
    found.push(
      problem(
        "noneBasis",
        `《${noneBasis.title}》是地方性法规、规章或规范性文件，不能作为不予共享的依据（条例第十四条）；请改引法律、行政法规或国务院决定，或改为有条件共享。`,
        `《${noneBasis.title}》 is a local regulation, rule or document and cannot forbid sharing (article 14). Cite law, administrative regulation or State Council decision, or share on conditions.`,
      ),
    );
  if (!isArticle(noneBasis.article))
    found.push(
      problem(
        "noneBasis",
        "请写明依据的条款，例如“第十四条”。",
        "Name the article of the basis, as 第十四条.",
      ),
    );
  if (noneBasis.quote.trim() === "")
    found.push(problem("noneBasis", "请抄录依据的原文。", "Quote the words of the basis."));
  return found;
}

function conditionProblems({
  attribute,
  conditions: { recipients, uses, demands },
}: ResourceContent): ContentProblem[] {
  if (attribute === "conditional") {
    const found: ContentProblem[] = [];
    if (recipients.length === 0)
      found.push(
        problem(
          "conditions",
          "有条件共享须列明共享范围（条例第十五条）。",
          "Conditional sharing lists its recipients (article 15).",
        ),
      );
    if (uses.length === 0)
      found.push(
        problem(
          "conditions",
          "有条件共享须列明使用用途（条例第十五条）。",
          "Conditional sharing lists its uses (article 15).",
        ),
      );
    return found;
  }
  return recipients.length + uses.length + demands.length === 0
    ? []
    : [
        problem(
          "conditions",
          "只有有条件共享可以列条件，请删去。",
          "Only conditional sharing has conditions; remove them.",
        ),
      ];
}

const PLACES: Readonly<Record<StatingField, keyof ResourceContent>> = {
  name: "name",
  summary: "summary",
  classification: "classification",
  items: "items",
  limits: "conditions",
  opening: "openCondition",
  source: "leadSource",
};

/** Article 15: conditions of use are listed as such; a fee or a leave that a summary asks for is none that anybody reviewed. */
const strayProblems = (content: ResourceContent): ContentProblem[] =>
  strayConditions(content).map(({ field, quotes }) =>
    problem(
      PLACES[field],
      `${STATING_WORDS[field].zh}中写了使用条件：${quotes.map((each) => `“${each}”`).join("、")}。条件只能列在使用要求中供审核（条例第十五条），请移过去或删去；不是条件的，请换个说法。`,
      `The ${STATING_WORDS[field].en} states a condition of use: ${quotes.map((each) => `“${each}”`).join(", ")}. Conditions are listed among the demands, where they are reviewed (article 15): move it there or remove it; where it is none, say it otherwise.`,
    ),
  );

/** Everything that keeps a content from being approved and published (articles 13 to 15); empty where it is complete. */
export function contentProblems(content: ResourceContent): ContentProblem[] {
  const { code, attribute, modes, openAttribute, openCondition, relatedCodes, grade } = content;
  const found = NEEDED.filter(([field]) => content[field] === "").map(([field, zh, en]) =>
    problem(field, zh, en),
  );
  if (!isCode(code))
    found.push(
      problem("code", "目录代码不合规范，应如 307001/0001。", "The code is not of the form 307001/0001."),
    );
  found.push(...itemProblems(content), ...basisProblems(content), ...conditionProblems(content));
  found.push(...strayProblems(content));
  if (attribute !== "none" && modes.length === 0)
    found.push(
      problem(
        "modes",
        "请选择共享方式：服务接口、批量交换或文件下载。",
        "Choose how it is shared: API, batch or file.",
      ),
    );
  if (openAttribute === "on-request" && openCondition === "")
    found.push(problem("openCondition", "依申请开放须写明条件。", "Opening on request needs its condition."));
  const wrong = relatedCodes.filter((each) => !isCode(each));
  if (wrong.length > 0)
    found.push(
      problem(
        "relatedCodes",
        `关联目录代码不合规范：${wrong.join("、")}。`,
        `Related codes are malformed: ${wrong.join(", ")}.`,
      ),
    );
  if (grade === "core")
    found.push(
      problem(
        "grade",
        "核心数据不编入本目录（条例第三条）。",
        "Core data is not catalogued here (article 3).",
      ),
    );
  return found;
}

const SECRET = /(?:绝密|机密|秘密)\s*[★☆]|(?:绝密|机密)级|国家秘密|工作秘密|核心数据/;

/** Whether a content says of itself that it is core data or a state or work secret, which must not be kept here at all. */
export const isSecret = ({ grade, classification, name, summary }: ResourceContent): boolean =>
  grade === "core" ||
  [classification, name].some((text) => SECRET.test(text)) ||
  /(?:绝密|机密|秘密)\s*[★☆]/.test(summary);
