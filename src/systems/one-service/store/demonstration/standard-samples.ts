import { SAMPLE_KINDS } from "../../domain/items/sample-kinds.ts";
import type { BundleContent } from "../../domain/standards/bundle.ts";
import type { ChainContent } from "../../domain/standards/chain.ts";

/** A step as it is written here: the name of a sample item, the steps before it by their places, who decides. */
type Written = readonly [name: string, after: readonly number[], city?: string];

// Sample items have codes by their places in the list of kinds, the same in every city.
function codeOf(name: string): string | null {
  const at = SAMPLE_KINDS.findIndex((kind) => kind.name === name);
  return at < 0 ? null : `9${String(at + 1).padStart(11, "0")}`;
}

/** Written steps as records have them. */
export const stepsNamed = (steps: readonly Written[]) =>
  steps.map(([name, after, city], index) => ({
    id: `step-${index + 1}`,
    name,
    code: codeOf(name),
    city: city ?? null,
    after: after.map((each) => `step-${each}`),
  }));

const sampled = (text: string): string => `【示例】${text}`;

type SampleBundle = Omit<BundleContent, "items"> & {
  readonly by: string;
  readonly items: readonly Written[];
};

export const SAMPLE_BUNDLES: readonly SampleBundle[] = [
  {
    by: "150200",
    title: sampled("异地租房提取住房公积金一件事"),
    lifeEvent: sampled("包头缴存人在呼和浩特租房，提取住房公积金"),
    serves: "person",
    note: sampled("在呼和浩特的窗口或网上提交，由包头办理，办理权限不变。材料和时限取自虚构清单。"),
    items: [
      ["住房公积金缴存使用证明开具", [], "150200"],
      ["住房公积金提取（租房）", [1], "150200"],
    ],
  },
  {
    by: "150100",
    title: sampled("开办食品生产企业一件事"),
    lifeEvent: sampled("想开办一家食品生产企业"),
    serves: "enterprise",
    note: sampled("设立登记的结果在后续事项中不再提交。材料和时限取自虚构清单。"),
    items: [
      ["企业设立登记", []],
      ["食品生产许可", [1]],
      ["企业社会保险登记", [1]],
      ["住房公积金单位缴存登记", [1]],
      ["公共场所卫生许可", [1]],
    ],
  },
];

type SampleChain = Omit<ChainContent, "steps"> & { readonly steps: readonly Written[] };

const source = sampled("先后关系为演示而设，未按办事指南核对");

export const SAMPLE_CHAINS: readonly SampleChain[] = [
  {
    title: sampled("稀土分离冶炼项目审批链"),
    industry: "rare-earths",
    projectType: sampled("新建稀土分离冶炼项目"),
    source,
    steps: [
      ["企业投资项目备案", []],
      ["固定资产投资项目节能审查", [1]],
      ["建设项目环境影响评价文件审批", [1]],
      ["建设用地规划许可证核发", [1]],
      ["建设工程规划许可证核发", [4]],
      ["建筑工程施工许可证核发", [2, 3, 5]],
      ["辐射安全许可", [3]],
      ["建设工程竣工验收备案", [6]],
      ["排污许可证核发", [3, 6]],
      ["工业产品生产许可证核发", [7, 8, 9]],
    ],
  },
  {
    title: sampled("新能源装备制造项目审批链"),
    industry: "equipment",
    projectType: sampled("新建风电整机装配厂"),
    source,
    steps: [
      ["企业投资项目备案", []],
      ["建设项目环境影响评价文件审批", [1]],
      ["建设用地规划许可证核发", [1]],
      ["建设工程规划许可证核发", [3]],
      ["建设工程消防设计审查", [4]],
      ["建筑工程施工许可证核发", [2, 4, 5]],
      ["建设工程竣工验收备案", [6]],
      ["不动产首次登记", [7]],
      ["用电报装", [6]],
      ["特种设备使用登记", [7]],
    ],
  },
  {
    title: sampled("危险化学品生产项目审批链"),
    industry: "chemicals",
    projectType: sampled("新建危险化学品生产装置"),
    source,
    steps: [
      ["企业投资项目备案", []],
      ["危险化学品建设项目安全条件审查", [1]],
      ["建设项目环境影响评价文件审批", [1]],
      ["固定资产投资项目节能审查", [1]],
      ["取水许可审批", [1]],
      ["危险化学品建设项目安全设施设计审查", [2]],
      ["建筑工程施工许可证核发", [3, 4, 6]],
      ["建设工程竣工验收备案", [7]],
      ["排污许可证核发", [3, 7]],
      ["危险化学品生产企业安全生产许可", [5, 8, 9]],
    ],
  },
  {
    title: sampled("乳制品加工项目审批链"),
    industry: "farm-products",
    projectType: sampled("新建乳制品加工厂"),
    source,
    steps: [
      ["企业设立登记", []],
      ["动物防疫条件合格证核发", [1]],
      ["生鲜乳收购许可", [1, 2]],
      ["用水报装", [1]],
      ["用电报装", [1]],
      ["食品生产许可", [3, 4, 5]],
    ],
  },
  {
    title: sampled("风电场项目审批链"),
    industry: "energy",
    projectType: sampled("新建陆上风电场"),
    source,
    steps: [
      ["风电项目核准", []],
      ["建设项目环境影响评价文件审批", [1]],
      ["生产建设项目水土保持方案审批", [1]],
      ["固定资产投资项目节能审查", [1]],
      ["电网接入系统方案审查", [1]],
      ["建设工程规划许可证核发", [2, 3]],
      ["建筑工程施工许可证核发", [4, 6]],
      ["用电报装", [5, 7]],
    ],
  },
];
