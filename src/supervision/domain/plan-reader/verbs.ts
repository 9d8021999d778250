const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Verbs that promise an act in official plans. */
const ACTS = words(`
  建设 建立 建成 建强 建好 新建 新增 新设 新购 购置 铺设 架设 加装 安装 改建 扩建 续建 修建 共建 搭建 组建 筹建 构建 构筑 打造 创建 创办 创新 创设 设立 成立 设置 布局 布设 建造
  完善 健全 优化 改善 改进 改造 改革 升级 更新 修订 修改 修复 整治 整合 整理 治理 清理 梳理 规范 明确 理顺 盘活 调整 统一
  推进 推动 推行 推广 推出 推介 推送 深化 拓展 拓宽 扩大 扩展 延伸 延长 强化 加强 加快 加大 加密 加速 做好 做大 做强 做优 做精 做实 抓好 抓实 抓紧 打好 办好 用好 管好 守好 搞好
  开展 开发 开通 开行 开放 开设 开辟 开办 开拓 实施 实行 实现 执行 落实 履行 承办 举办 组织 召开 参加 参与 参照 配合 协助 协调 协同 对接 衔接 联合 联动
  发展 培育 培养 培训 壮大 扶持 支持 鼓励 引导 引进 引入 引育 招引 招募 吸引 集聚 聚集 汇聚 争取 争创 争当 申报 申请 申办 申创 承接 承担 谋划 策划 规划 编制 制定 制订 出台 起草 拟定 研究 研发 研制 探索 试点 试行 示范
  提升 提高 提供 提请 促进 保障 保护 确保 防范 防控 防治 化解 消除 降低 减少 减免 压减 压缩 简化 精简 取消 下放 放宽 放开 禁止 严禁 严格 严控 严厉 打击 查处 查办 惩治 整顿 遏制 控制
  发布 公布 公开 公示 宣传 普及 弘扬 传承 挖掘 解读 通报 报送 报告 上报 汇总 统计 监测 监督 监管 督促 督导 督办 检查 抽查 核查 排查 摸排 普查 调查 调研 评估 评价 考核 评选 评定 认定 验收 审核 审批 审议 审查 办理 受理 处理 处置
  运营 运行 运用 运作 利用 应用 使用 采用 采取 启动 启用 上线 接入 打通 连通 联通 贯通 畅通 疏通 互认 共享 归集 汇集 采集 纳入 列入 融入 嵌入 给予 发放 兑现 安排 拨付 投入 筹措 跟踪 发掘 融合 听取 响应 树立 筹办 播出 摸清 掌握 规定 践行 限制 厘清 覆盖 选育 改良 轮牧 禁牧 休牧 围封 治沙 补种 复垦 清淤 改厕 供热 供水 设计 选派 选拔 选聘 选树 遴选 派驻 配备 配置 配套 充实 补齐 补强 补充 增设 增加 增强 增开 丰富 倡导 动员 发动 发挥 释放 激活 激发 带动 解决 破解 破除 突破 攻克 攻关 签订 签署 达成 形成 营造 维护 巩固 夯实 筑牢 稳定 稳步 保持 坚持 坚决 完成 力争 统筹 聘请 聘任 走访 服务 帮助 帮扶 救助 资助 奖励 表彰 宣讲 推荐 储备 收储 供应 保供 生产 种植 养殖 绿化 造林 搬迁 安置 拆除 关停 淘汰 替代 回收 收集 输送 储运 运输 交付 投用 投产 投运 落地 招商 招聘 招录 招收 扩容 扩面 提质 提速 增效 赋能 抢抓 抢占 锚定 培树 编印 印发 修编 论证 评审 立项 开工 竣工 通车 贯彻 宣贯 学习 允许 授予 赋予 审理 改为 转为 列为 交由 集成 链接 对标 投保 代理 核发 颁发 公告 移交 归还 返还 缩短 上调 下调 提取 划拨 划转 补贴 补助 减征 免征 免收 免除 豁免 缴纳 不受 享受 申领 评比 选取 遴聘 聘用 任命 组成 分解 细化 量化 对照 修缮 延续 保留 收取 收购 订购 首购 采信 牵头 负责 设有 增补 奖补 兑付 指导 助力 助推 引领 支撑 满足 避免 防止 缓解 方便 便利 实时 拟订 建档 登记 注册 备案 许可 授权 委托 购买 采购 供给 投放 试验 检验 检测 检疫 追溯 溯源 预警 预报 演练 救援 巡查 巡护 值守 执法 联办 通办 代办 帮办 领办 交办 转办
`);

const VERBS = new Set(ACTS);
const LONGEST = 2;

/** Words that stand before a verb and say how, when or with whom. */
const ADVERBS = words(`
  积极 努力 大力 全力 着力 合力 协力 奋力 加力 全面 深入 深度 扎实 切实 稳步 有序 有效 不断 持续 继续 进一步 加快 逐步 逐渐 逐年 尽快 及时 定期 适时 常态化 长期 重点 优先 率先 带头 主动 认真 充分 严格 依法 依规 依法依规 科学 合理 统筹 协同 共同 联合 联手 携手 轮流 分别 分类 分步 分批 分级 因地制宜 因时制宜 因企施策 精准 精心 高标准 高质量 高水平 高效 快速 稳妥 审慎 探索 研究 组织 全产业链 全链条 全方位 多渠道 多措并举 有力 坚决 坚定 牢牢 始终 同步 一体 一体化 整体 系统 集中 广泛 普遍 力争 确保 要 须 应 应当 需 可 将 再 更好 更加 务必 严密 密切 积极稳妥 创新 精细 动态 滚动 按期 按时 如期 按需 按规定 按程序 按要求 并 还 也 均 同时 联动 互相 相互 先行 试点 首批 新 好 立即 抓紧 提前 提质 择优 自主 就近 灵活 就地 规范 优化 推动 推进 强力 纵深 平稳 有机 有计划地 每年 每月 每季度 每半年 按年度 一次性 最多 最高 累计 不再 可以 予以 适度 适当 共享式 自行 直接 严肃 从严 各自 相应 统一 综合 常态
`);
const ADVERB_SET = new Set(ADVERBS);
const firsts = (list: readonly string[]): Set<string> => new Set(list.map((word) => word[0] as string));
const ADVERB_FIRST = firsts(ADVERBS);
const LONGEST_ADVERB = Math.max(...ADVERBS.map((word) => word.length));
/** Verbs that only launch the verb after them (加快建设, 推动开行): the act is the second. */
const LAUNCHING = new Set(
  words(
    "加快 推动 推进 探索 组织 协同 联合 统筹 研究 继续 持续 积极 努力 优化 稳步 坚决 严格 力争 加速 严厉 创新 参照",
  ),
);

/** Verbs whose object is itself an act (加强统筹指导): what follows them is no second verb. */
const LIGHT = new Set(
  words(
    "加强 强化 开展 加大 做好 抓好 抓实 促进 实施 实现 深化 扩大 落实 完成 参与 参加 争取 提供 给予 发展",
  ),
);
/** Verbs that are said two at a time (梳理规范, 建立健全); after any other the second word belongs to the object. */
const PAIRED = new Set(
  words(
    "建立 健全 完善 优化 提升 提高 改进 改善 规范 梳理 清理 整合 巩固 拓展 深化 培育 壮大 改造 修订 制定 出台 编制 保护 传承 修复 排查 整治 打造 建设 创建 构建 调整 盘活 升级 扩大 延伸 推广 宣传 开发 研究 引进 化解 发布 公开 补齐 补强",
  ),
);
/** Words that after a launching verb are mostly nouns: 推动创新成果落地 promises to 推动. */
const NOMINAL = new Set(words("创新 生产 服务 研究 学习 改革 试点 示范 应用 规划 设计 管理 治理 运输"));
/** Verbs of company (协同…共同开展): the act is what is done together. */
export const COMPANY: ReadonlySet<string> = new Set(words("协同 联合 协调 联动 会同"));
const TOGETHER = /(?:共同|联合|一起|协同)/;

export type VerbPhrase = {
  /** The acting verb, two coordinated ones together (梳理规范). */
  readonly verb: string;
  readonly start: number;
  readonly end: number;
  /** What stands before it in the phrase: adverbs. */
  readonly adverbs: string;
};

/** 试点城市, 示范企业 are bodies, 试点开展 is an act. */
const IN_A_NAME =
  /^(?:试点|示范|服务|监管|管理|投资|生产)(?:城市|地区|单位|企业|项目|机构|部门|中心|主体)|^(?:补贴|补助|返还|奖补|奖励|收费|评价|认定)(?:标准|政策|资金|对象|范围|条件)/;

function verbAt(phrase: string, at: number): string | null {
  const word = phrase.slice(at, at + LONGEST);
  if (IN_A_NAME.test(phrase.slice(at, at + 4))) return null;
  return VERBS.has(word) ? word : null;
}

const MANNER = /^(?![在对将把以为由从向各])(?:[一-龥]{1,5}(?:化|式|型|性)(?:、|地)?)+/;

/** Length of the words of manner at the start of a phrase: adverbs, and `公交化、常态化` before a verb. */
function adverbsLength(phrase: string, from: number): number {
  let at = from;
  for (;;) {
    const length = adverbLength(phrase, at);
    if (length === 0) return at - from;
    at += length;
  }
}

function adverbLength(phrase: string, at: number): number {
  // 全市建成…: the place says whose act it is, like a subject.
  if (/^[全我][市省区县旗盟州]$/.test(phrase.slice(at, at + 2)) && verbAt(phrase, at + 2) !== null) return 2;
  const longest = ADVERB_FIRST.has(phrase[at] ?? "") ? LONGEST_ADVERB : 0;
  for (let length = longest; length > 0; length--) {
    const word = phrase.slice(at, at + length);
    if (word.length < length || !ADVERB_SET.has(word)) continue;
    // 推动我市实现… begins with its verb; 推动开行… with a launching one.
    if (VERBS.has(word) && !startsVerb(phrase, at + length)) continue;
    if (length === 1 && !startsVerb(phrase, at + length)) continue;
    return length;
  }
  const manner = verbAt(phrase, at) === null ? MANNER.exec(phrase.slice(at, at + 24)) : null;
  return manner !== null && verbAt(phrase, at + manner[0].length) !== null ? manner[0].length : 0;
}

const startsVerb = (phrase: string, at: number): boolean =>
  verbAt(phrase, at) !== null ||
  ADVERB_SET.has(phrase.slice(at, at + 2)) ||
  ADVERB_SET.has(phrase.slice(at, at + 3));

/** Where the adverbs at the start of a folded phrase end. */
export const adverbsEnd = (phrase: string): number => adverbsLength(phrase, 0);

const DISPOSALS =
  "(下放|纳入|列入|改为|调整|作为|用于|交由|移交|延长|扩大|扩展|拓展|延伸|放宽|提高|降低|下调|上调|转为|嵌入|融入|前移|缩短|压缩|压减|下移|下沉|替代|委托|划归|并入|分解|控制|保持|增加|减少|推广|改造|打造)";
/** The verb that a destination follows is the act; else the first that could be. */
const DISPOSED = [
  new RegExp(`(?:将|把)(.{2,120}?)${DISPOSALS}(?=[至到为给由在于入成])`),
  new RegExp(`(?:将|把)(.{2,120}?)${DISPOSALS}`),
] as const;
const LONGEST_HEAD = 24;

/** The verb that says what becomes of the object of 将 or 把 (将…权限下放至…), null where there is none. */
export function disposalIn(phrase: string): VerbPhrase | null {
  const match = DISPOSED[0].exec(phrase) ?? DISPOSED[1].exec(phrase);
  if (match === null || match.index > LONGEST_HEAD) return null;
  const end = match.index + match[0].length;
  return { verb: match[2] as string, start: match.index, end, adverbs: phrase.slice(0, match.index) };
}

/** The verb with which a folded phrase begins, adverbs before it allowed; null when it begins otherwise. */
export function verbPhraseAt(phrase: string, from: number): VerbPhrase | null {
  const start = from + adverbsLength(phrase, from);
  const first = verbAt(phrase, start) ?? lastAdverbAsVerb(phrase, from, start);
  if (first === null) return null;
  const at = verbAt(phrase, start) === null ? start - first.length : start;
  const second = verbAt(phrase, at + first.length);
  const adverbs = phrase.slice(from, at);
  const together = COMPANY.has(first) ? TOGETHER.exec(phrase.slice(at + 2)) : null;
  const shared = together === null ? null : verbInside(phrase, at + 2 + together.index + 2);
  if (shared !== null) return { ...shared, adverbs };
  const alone = { verb: first, start: at, end: at + first.length, adverbs };
  if (second === null || LIGHT.has(first) || !followsObject(phrase, at + first.length + second.length))
    return alone;
  if (LAUNCHING.has(first) && !NOMINAL.has(second))
    return {
      verb: second,
      start: at + first.length,
      end: at + first.length + second.length,
      adverbs: adverbs + first,
    };
  if (!PAIRED.has(first) || !PAIRED.has(second)) return alone;
  return { verb: first + second, start: at, end: at + first.length + second.length, adverbs };
}

/** When adverbs swallowed the verb itself (`统筹我市…`), the last of them that is a verb is the act. */
function lastAdverbAsVerb(phrase: string, from: number, start: number): string | null {
  const word = phrase.slice(Math.max(from, start - 2), start);
  return VERBS.has(word) ? word : null;
}

/** A second verb is one only with an object after it: 提升优化…效率, but 加强管理 is a verb and its noun. */
const followsObject = (phrase: string, at: number): boolean =>
  at < phrase.length && !"的、和与及等力工".includes(phrase[at] as string);

const SOUGHT = new Set(
  words(
    "建设 建立 开展 实施 组建 召开 举办 制定 推进 推动 打造 完善 加快 加强 争取 组织 培育 构建 推广 支持 给予 纳入 提供 实行 出台 编制 鼓励 引导 强化 落实 做好 选派 发布 设立 搭建 扩大 提升 优化 深化 健全 创建 申报 形成 探索 统筹 协调 进行 负责 配合 参与 研究 督促 指导 引进 布局 完成 发放 安排 享受 免费 奖励 推行 牵头 召集 开通 上线 推送 公布 公开 办理 拓展 加大 促进 实现 确保 开设 开发 严格 会同 允许 授予 授权 赋予 增加 开放 取消 下放 设置 不受 予以 成立 参加 发起 受理 审理 核发 投保 减免 承担 资助 补助 申请 申领 获得 审核 审批 汇总 报送 配备 调整 制订 改为 放宽 集成 建成 试点",
  ),
);

const SOUGHT_FIRST = firsts([...SOUGHT]);

/** The first acting verb inside a phrase at or after `from` that governs something, for clauses that open otherwise. */
export function verbInside(clause: string, from: number): VerbPhrase | null {
  const phrase = clause.replace(/《[^》]*》|“[^”]*”/g, (title) => "·".repeat(title.length));
  for (let at = from; at + 2 < phrase.length; at++) {
    if (!SOUGHT_FIRST.has(phrase[at] as string)) continue;
    const word = phrase.slice(at, at + 2);
    if (!SOUGHT.has(word) || "的、等和与及者商细".includes(phrase[at + 2] as string)) continue;
    if (phrase[at - 1] === "的" || phrase.startsWith("负责人", at)) continue;
    const next = LAUNCHING.has(word) ? verbAt(phrase, at + 2) : null;
    if (next !== null && followsObject(phrase, at + 4))
      return { verb: next, start: at, end: at + 4, adverbs: word };
    return { verb: word, start: at, end: at + 2, adverbs: "" };
  }
  return null;
}
