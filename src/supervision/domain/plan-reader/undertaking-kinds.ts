import type { UndertakingKind } from "../reading.ts";
import { verbInside } from "./verbs.ts";

const PLATFORM =
  /平台|系统(?!治理|谋划|推进|性)|数据库|主题库|专题库|资源库|数据中心|网络(?:互联|体系|建设|平台)|技术交易网络|互联网医院|智慧[一-龥]{2,4}|一网通办|一网统管|分中心|APP|小程序|门户|信息化|大数据(?:中心|平台)|专区|数字化|云服务|一张图/;
const BUILDS =
  /建设|建立|建成|共建|搭建|构建|完善|推动|推进|实现|配合|上线|开发|升级|整合|接入|打通|运用|打造|开通|优化|健全|强化|加快|探索|设立/;
const MECHANISM =
  /机制|制度|联动|联防联控|联勤|互认|共享|合作|协调|规则|改革|联盟|联合体|共同体|工作要点|选派|挂职|调度|督促|统筹指导|领导小组.{0,30}作用|协作|清单管理|指引|指南|规程|预案|办法|条例|实施细则|标准体系|考核|督导/;
const WORKS =
  /项目|工程|基地|通道|高速|公路|铁路|道路|桥|隧道|管网|电站|厂|园区|集聚区|综合体|枢纽|机场|口岸|港|场馆|站|前期|改造|综合治理|修复|设施|线路|库容|水库|灌区|林带|小区|医院|学校/;
const CONSTRUCTS = /建设|新建|改建|扩建|续建|修建|共建|建成|筹建|改造|布设|投产|开工|竣工|通车|修复/;

/** Whoever gives or grants does not seek funds; what is given is no system or mechanism of its own. */
const GIVES = /给予|予以|资助|奖励|补助|补贴|发放|享受|申领|贴息|减免/;
const ENABLES = /^(?:支持|鼓励|允许|授权)/;

/** What kind of thing an undertaking promises, from its verb and the clause that carries it (folded text). */
export function kindOfUndertaking(verb: string, clause: string): UndertakingKind {
  if (GIVES.test(verb) || (ENABLES.test(verb) && GIVES.test(clause))) return "其他";
  // What is supported or allowed decides the kind: 支持各区建立…机制 is a mechanism.
  const enabled = ENABLES.test(verb) ? verbInside(clause, clause.indexOf(verb) + 2) : null;
  if (enabled !== null && !ENABLES.test(enabled.verb)) {
    const inner = kindOfUndertaking(enabled.verb, clause.slice(enabled.start));
    return inner === "推广" || inner === "会议" ? "其他" : inner;
  }
  if (/召开|参加|举办|召集|组织/.test(verb + clause) && /会议(?!精神)|联席会|大会|座谈会|例会/.test(clause))
    return "会议";
  if (/争取/.test(verb) && !/争取(?:到|在)?\d{4}年/.test(clause)) return "争取资金政策";
  if (
    /加大|安排|筹措|统筹|落实|设立|拨付|增加|投入/.test(verb) &&
    /资金|投入|经费|专项债|基金|财政/.test(clause)
  )
    return "争取资金政策";
  if (
    /创建|申报|申请|争创|申创|申办/.test(verb) &&
    !/可.{0,6}申|申[请领]享受|补[助贴]|贷款|资助/.test(clause)
  )
    return "创建申报";
  if (/推广|推行|普及|宣传|推介|宣讲|弘扬|倡导/.test(verb)) return "推广";
  if (/实施|推出/.test(verb) && clause.endsWith("模式")) return "推广";
  if (BUILDS.test(verb) && PLATFORM.test(clause)) return "平台系统";
  if (!/发展|打造|引导|鼓励|支持|加大|统筹|培育|提供|配备|配套/.test(verb) && MECHANISM.test(clause))
    return "机制";
  if (CONSTRUCTS.test(verb) && !/队伍|能力|环境|体系|文化|作风|城市群/.test(clause)) return "建设或前期";
  if (
    /实施|推进|推动|加快|支持|开展|启动|开发|完成|做好/.test(verb) &&
    /前期|改造|工程|综合治理|修复/.test(clause)
  )
    return "建设或前期";
  if (/实施|推进|推动|加快|支持|启动|开发|完成|谋划/.test(verb) && /项目/.test(clause) && WORKS.test(clause))
    return "建设或前期";
  return "其他";
}
