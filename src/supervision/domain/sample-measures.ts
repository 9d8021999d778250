/** The edition in which a measure is printed; `month` prints the month so many days from the day of the demonstration. */
export type Printed = { readonly revised: boolean; readonly month: (days: number) => string };

/** `text` null: not in this edition. Units are printed with 示例 before them. */
type Measure = (printed: Printed) => {
  readonly text: string | null;
  readonly units: readonly string[];
  readonly due: string;
};

const GOES_ON = "持续推进";
const FOR_GOOD = "长期坚持";

const measure =
  (text: string, units: readonly string[], due: string | number): Measure =>
  ({ month }) => ({ text, units, due: typeof due === "number" ? month(due) : due });

/** An invented plan of the shape of a real one: 22 measures in six chapters, with deadlines of every kind. */
export const SAMPLE_CHAPTERS: readonly { readonly heading: string; readonly measures: readonly Measure[] }[] =
  [
    {
      heading: "增强基础设施",
      measures: [
        ({ revised }) => ({
          text: `开行示例市至示例北城的城际列车,公交化运营。实施示例东线高铁项目${revised ? "、示例环湖铁路项目" : ""},推动示例西线高铁前期工作。`,
          units: ["市发展改革委", "市交通运输局", "铁路公司"],
          due: GOES_ON,
        }),
        measure(
          "建设S901示例湖至示例山公路、示例河大桥,开通四座示例城市间的直达快车。",
          ["市交通运输局", "市自然资源局", "市住房城乡建设局"],
          35,
        ),
        measure(
          "开展示例低空空域试点,发展低空物流和航空研学,推动示例机场扩建。",
          ["市工信局", "市发展改革委", "机场公司"],
          GOES_ON,
        ),
        measure("建成四城共用的物流信息平台,公布服务目录。", ["市商务局", "市数据局"], -425),
      ],
    },
    {
      heading: "完善公共服务",
      measures: [
        ({ revised, month }) => ({
          text: "建设互联共享的养老服务信息平台,实现评估结果互认。",
          units: ["市民政局", "市数据局", ...(revised ? ["市医保局"] : [])],
          due: month(-430),
        }),
        measure(
          "推动检查检验结果互认,共建智慧院前急救体系。",
          ["市卫生健康委", "市医保局", "各示例区县人民政府"],
          -420,
        ),
        measure("建立突发事件联动机制,开展联合演练。", ["市应急局", "市公安局"], -428),
        measure(
          "建设区域放心消费联合体,公开消费投诉信息,推行线下无理由退货。",
          ["市市场监管局", "市商务局", "市文旅局"],
          -150,
        ),
      ],
    },
    {
      heading: "优化科技创新",
      measures: [
        measure("创建示例自主创新示范区,培育科技型企业。", ["市科技局", "市财政局"], -65),
        measure("建设示例新材料技术创新中心,组织关键技术攻关。", ["市科技局", "市工信局"], 200),
        measure(
          "组建企业和高校创新联合体,开设订单班,联合开展引才活动。",
          ["市人力资源社会保障局", "市教育局", "市科技局"],
          -100,
        ),
      ],
    },
    {
      heading: "保护生态环境",
      measures: [
        measure(
          "健全示例河流域横向生态补偿机制,实施湿地保护工程。",
          ["市财政局", "市生态环境局", "市水务局"],
          FOR_GOOD,
        ),
        measure("加强大气污染联防联控,开展联合执法。", ["市生态环境局", "市公安局"], GOES_ON),
        measure("共同实施示例山生态保护综合治理。", ["市林草局", "市自然资源局"], FOR_GOOD),
      ],
    },
    {
      heading: "发展现代产业",
      measures: [
        measure(
          "编制产业链图谱,组织上下游企业对接,协同打造示例装备产业集群。",
          ["市工信局", "市投资促进局", "市发展改革委"],
          GOES_ON,
        ),
        ({ month }) => ({
          text: "建设示例风电光伏基地,布局氢能和储能配套产业。",
          units: ["市能源局", "市发展改革委", "市工信局"],
          due: `${month(20)}取得阶段性成果并持续推进`,
        }),
        measure("发展数据标注、云计算等产业,建设示例算力中心。", ["市数据局", "市工信局"], GOES_ON),
        measure(
          "打造特色农畜产品产业带,培育示例牌农产品。",
          ["市农牧局", "市商务局", "各示例区县人民政府"],
          420,
        ),
        ({ month }) => ({
          text: "推动示例保税物流中心提质,招引外贸企业落地。",
          units: ["市商务局", "海关", "市投资促进局"],
          due: `${month(-200)}取得阶段性成果并持续推进`,
        }),
      ],
    },
    {
      heading: "加强组织保障",
      measures: [
        measure(
          "每年一季度召开领导小组全体会议,加强重点工作跟踪调度。",
          ["一体化办公室", "市发展改革委"],
          GOES_ON,
        ),
        measure(
          "制定年度工作要点,每季度召开四城联席会议,通报任务进展。",
          ["一体化办公室", "市发展改革委", "市财政局"],
          GOES_ON,
        ),
        ({ revised, month }) => ({
          text: revised ? "设立四城一体化发展促进中心,轮流选派工作人员。" : null,
          units: ["一体化办公室", "市人力资源社会保障局"],
          due: month(260),
        }),
      ],
    },
  ];
