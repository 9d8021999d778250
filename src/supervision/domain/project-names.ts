/** Nouns that end the name of a thing to be built or founded. */
const HEADS =
  "高铁|铁路|高速公路|高速|公路|大桥通道|大桥|通道|延伸线|机场|水库|电站|管廊|基地|园区|示范区|创新中心|实验室|综合保税区|保税物流中心|产业带|数据中心";

/** What may follow the noun and still belongs to the name; what follows and makes it another thing. */
const NAME = new RegExp(
  `^([\\p{Script=Han}0-9A-Za-z“”·—-]*?(?:${HEADS})(?:电气化改造|扩能改造|改扩建)?)(?!经济|局|部门|公司|集团|网|枢纽|段)`,
  "u",
);
const ROAD = /^[GSXY]\d{2,4}[\p{Script=Han}0-9A-Za-z]*/u;

/** Verbs and adverbs before a name. A plan strings several together: 加快推进建设. */
const VERBS =
  /^(?:积极|努力|大力|加快|加速|继续|持续|全面|共同|共建|合力|协同|联合|统筹|推动|推进|实施|开展|建设|改造|新建|改建|扩建|优化|完善|提升|打造|创建|构建|构筑|申报|争取|支持|做好|发展|布局|连接|配合|参与|规划|启动|开工|建成|谋划|组建|在|以及|及|和|与|我市|自治区)+/u;

const PARTS = /[、，,。；;：:（）()\n]|(?<=高铁)及|(?<=高速)及/u;
const TAIL = /(?:项目|工程|等|前期工作|国省干线|工程项目)+$/u;

/** Names so general that they say nothing (一级公路), and what a measure only leans on (依托…). */
const GENERAL =
  /^(?:一级|二级|三级|高速|国省|农村)?(?:公路|铁路|高铁|高速|通道|机场|基地|园区|大桥)$|的|^依托/u;

/**
 * Names of what a text promises to build or found, as printed and in order: G210白云鄂博至固阳至东河, 包头至银川高铁.
 * Only wording is looked at; it serves to compare two documents, not to count projects.
 */
export function projectNames(text: string): string[] {
  const names = text.split(PARTS).flatMap((part) => {
    const bare = part
      .trim()
      .replace(VERBS, "")
      .replace(/^(?:建设|改造)+/u, "");
    const found = ROAD.exec(bare)?.[0] ?? NAME.exec(bare)?.[1];
    const name = found?.replace(TAIL, "");
    return name === undefined || name.length < 4 || GENERAL.test(name) ? [] : [name];
  });
  return [...new Set(names)];
}
