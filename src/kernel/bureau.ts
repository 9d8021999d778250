/** Bureaus that act in systems, told by what the roster calls them. */
export type Bureau = "ecology" | "water" | "finance" | "forestry" | "energy" | "industry" | "grid";

/** The first that fits counts: 林业和草原局 of a water town is no water bureau. */
const NAMED: readonly (readonly [Bureau, RegExp])[] = [
  ["ecology", /生态环境|环境保护局|环保局/],
  ["forestry", /林业和?草原|林草|林业局|大青山.*(?:保护区|管理局|管护)/],
  ["water", /水务|水利/],
  ["finance", /财政/],
  ["energy", /能源局|发展和?改革|发改委|发改局/],
  ["industry", /工业和?信息化|工信/],
  ["grid", /供电|电网|电力(?:公司|[（(]?集团)/],
];

/** Which of them a unit of the roster is: 包头市生态环境局, 鄂尔多斯市水利局. Null: none of them. */
export const bureauOf = ({ name }: { readonly name: string }): Bureau | null =>
  NAMED.find(([, words]) => words.test(name))?.[0] ?? null;
