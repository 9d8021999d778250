import { isWholeTime } from "./deadlines.ts";
import { looksLikeUnit } from "./units.ts";
import { adverbsEnd, disposalIn, verbInside, verbPhraseAt, type VerbPhrase } from "./verbs.ts";

/**
 * What one clause of a sentence does. `act` promises something; `unfinished`: the next clause says the rest of it
 * (支持各单位，通过…). `condition` says for whom or when the act after it holds (对…的，给予…), `result` what comes
 * of the act before it, `context` by what means.
 */
export type ClauseRole =
  | {
      readonly role: "act";
      readonly verb: VerbPhrase;
      readonly from: number;
      readonly to: number | null;
      readonly unfinished: boolean;
    }
  | { readonly role: "condition" | "result" | "context" };

const CONTEXT: ClauseRole = { role: "context" };
const act = (verb: VerbPhrase, from = 0, to: number | null = null): ClauseRole => ({
  role: "act",
  verb,
  from,
  to,
  unfinished: false,
});

/** Verbs that say what comes of the act before them; they promise an act only when they open the sentence. */
const RESULT =
  /^(?:促进|实现|激活|释放|激发|带动|解决|破解|培养|提高|提升|增强|确保|保障|满足|形成|助力|助推|降低|减少|避免|防止|缓解|方便|便利|引领|支撑|营造|保持|达到|维护|增加|扩大|压缩)/;
/** With one of these the result is itself what is promised (加快实现, 全面实现). */
const INSISTING = /加快|全面|力争|确保|推动|推进|着力|大力|持续/;
const MEANS =
  /^(?:依托|按照|聚焦|围绕|针对|根据|通过|立足|结合|借助|利用|着眼|瞄准|遵循|以|发挥|充分发挥|用好|抢抓|抓住|锚定|坚持|贯彻|深入贯彻|认真落实|为|本着|面向|顺应|鉴于|基于|随着|借鉴|参照)/;
const BASIS = /^在((?:继续|持续).{4,60}?)(?:的)?(?:基础上|同时)$/;
const PLACE =
  /^(?:在|到|于|从|自|至).{1,60}?(?:方面|领域|时段|期间|过程中|范围内|前提下|基础上|环节|区域|地区|行业|等地|年底?前?|(?<![线以地])[上下]|(?<![集其当初高])中|内)/;
/** A place that fills its clause. */
const WITHIN = /^在.*(?:[上下内中]|系列|方面|领域|期间|过程)$/;
const OPENING =
  /^(?:对|将|把|为|向|与|由|就|让|给|使|同|因|按|凡|按照|依托|通过|以|根据|围绕|结合|聚焦|面向|利用|针对|依据|凭)/;
/** A clause of means that only names a field, a need or a body holds no act, whatever words stand in it. */
const NAMES_MEANS =
  /^(?:依托|聚焦|围绕|针对|根据|立足|结合|面向|按照).*(?:领域|方面|环节|需求|方向|重点|中心|机构|基地|要求|精神|部署|原则|特点|优势|作用|资源|体系|情况|特色|实际|战略|目标|平台|载体|网|技术|内容|结果)$|^通过.*等$/;
const CONDITION =
  /的$|^经.{0,12}(?:评定|评审|认定|批准|审核|备案|同意|核实)$|^.{2,10}后$|^对.*(?:大|好|高|多|早|强|快|明显|显著|突出|有力|积极|主动|到位)$|^(?:对|经|符合|满足|凡).{2,60}(?:后|时)$|.{4}时$|^(?:符合|满足|达到).{0,20}条件$|.(?:可|应|要|须)(?:根据|按照|结合|依托|通过)[^,]*$/;
/** How much at most: it bounds the act before it. */
const LIMIT = /^(?:累计|合计|每[家个户人年项]|单个|单项|总额|年度)[^给]{0,20}(?:不超过|最高|不高于|最多)/;
const DUTY = /(?:可|可以|应|应当|要|须|需|负责|不再|不得|不受|按规定)[^,]{0,6}$/;

/** Reads one clause of folded text; `follows`: an act stands before it in the sentence. */
export function readClause(phrase: string, follows: boolean): ClauseRole {
  if (phrase.length > LONGEST_CLAUSE) {
    const verb = verbPhraseAt(phrase, 0);
    return verb === null ? CONTEXT : act(verb);
  }
  if (isWholeTime(phrase)) return CONTEXT;
  if (follows && LIMIT.test(phrase)) return { role: "result" };
  if (CONDITION.test(phrase) || (phrase.startsWith("对") && addresses(phrase))) return { role: "condition" };
  const basis = BASIS.exec(phrase);
  if (basis !== null) {
    const verb = verbPhraseAt(phrase, 1);
    if (verb !== null) return act(verb, 1, 1 + (basis[1] as string).length);
  }
  const begins = verbPhraseAt(phrase, 0);
  if (begins !== null && !isMeans(phrase)) {
    const result = follows && RESULT.test(phrase.slice(begins.start)) && begins.verb.length === 2;
    const launched = /^(?:推动|共同|协同|有效)(?:解决|培养)/.test(phrase);
    if (result && (launched || !INSISTING.test(begins.adverbs))) return { role: "result" };
    return { role: "act", verb: begins, from: 0, to: null, unfinished: breaksOff(phrase, begins) };
  }
  const disposed = disposalIn(phrase);
  if (disposed !== null) return act(disposed);
  if (WITHIN.test(phrase)) return CONTEXT;
  const placed = PLACE.exec(phrase);
  if (placed !== null) return placedAct(phrase, placed[0].length);
  const opens = adverbsEnd(phrase);
  if (OPENING.test(phrase.slice(opens))) {
    const meant = NAMES_MEANS.test(phrase) || isMeans(phrase);
    // The verb right after 通过 says the means itself.
    const from = opens + (phrase.startsWith("通过", opens) ? 4 : 2);
    const verb = meant ? null : (givenIn(phrase) ?? verbInside(phrase, from));
    if (verb !== null) return act(verb);
    return phrase.startsWith("对") ? { role: "condition" } : CONTEXT;
  }
  if (MEANS.test(phrase)) return CONTEXT;
  const given = givenIn(phrase);
  if (given !== null) return act(given);
  const inside = afterModal(phrase) ?? verbInside(phrase, 1);
  if (inside !== null && inside.start <= LONGEST_SUBJECT) {
    const before = phrase.slice(0, inside.start);
    const subject = before.replace(/(?:轮流|积极|要|应|应当|需|须|负责|分别|共同|定期)+$/, "");
    if (!follows || looksLikeUnit(subject) || DUTY.test(before)) return act(inside);
  }
  return { role: follows ? "result" : "context" };
}

const LONGEST_SUBJECT = 30;
/** A longer clause has lost its punctuation: only how it begins is read. */
const LONGEST_CLAUSE = 600;
const MODAL = /.(?:应当|应|可以|可|要|须|负责)(?=.{3})/;

/** The verb right after the modal that follows a subject: 各旗县区要落实专人. */
function afterModal(phrase: string): VerbPhrase | null {
  const modal = MODAL.exec(phrase);
  return modal === null ? null : verbPhraseAt(phrase, modal.index + modal[0].length);
}

/** 对…的给予…: whatever stands before it, giving is the act. */
function givenIn(phrase: string): VerbPhrase | null {
  const at = Math.max(phrase.indexOf("给予"), phrase.indexOf("予以"));
  return at === -1 ? null : { verb: phrase.slice(at, at + 2), start: at, end: at + 2, adverbs: "" };
}

/** `发挥…作用`, `坚持…` and the like say by what means, not what is promised. */
const isMeans = (phrase: string): boolean =>
  /^(?:充分|有效|积极|更好)?(?:发挥|利用|运用|借助|坚持|抢抓|抓住|锚定|采用|采取).{0,60}(?:作用|优势|机遇|契机|原则|效应|导向|引领|平台|资源|目标|定位|方式|形式|手段|技术)$/.test(
    phrase,
  );

const ENABLES = /^(?:支持|鼓励|引导|推动|允许|推进|组织|联合|会同|协同)/;
const BY_WAY =
  /(?:通过|采取|采用|针对|围绕|结合|根据|依托).{2,60}$|以.{2,60}(?:方式|形式|途径|渠道|手段|模式)$/;
const AS_BASE = /以.{2,40}为(?:载体|依托|基础|核心|重点|主线|抓手|支撑|目标|导向|引领|突破口|契机)$/;
const IN_PLACE = /^..(?:在|于).{2,60}(?:中|上|下|内|方面|领域|期间)$/;

/** Whether what is enabled comes only in the next clause: 支持某单位, 推动在…中, 鼓励…通过…方式. */
function breaksOff(phrase: string, verb: VerbPhrase): boolean {
  if (!ENABLES.test(verb.verb)) return false;
  const way = BY_WAY.exec(phrase);
  if (way !== null && (NAMES_MEANS.test(way[0]) || verbInside(phrase, way.index + 2) === null)) return true;
  if (AS_BASE.test(phrase) || IN_PLACE.test(phrase.slice(verb.start))) return true;
  return namesActor(phrase.slice(verb.end)) && verbInside(phrase, verb.end) === null;
}

/** Whether a phrase ends with someone who could act: a body, a firm, persons. */
export const namesActor = (phrase: string): boolean =>
  looksLikeUnit(phrase) ||
  /(?:人才|人员|个人|者|主体|家庭|团队|载体|智库|社区|园区|基地|项目|产品|民|群众|学生|师|OPC)$/.test(phrase);

/** Whether a clause ends by naming for whom or what the next holds: 对…成效明显的旗县. */
export function addresses(phrase: string): boolean {
  const named = phrase.slice(phrase.lastIndexOf("的") + 1);
  return named.length < phrase.length && namesActor(named) && verbInside(named, 0) === null;
}

/** Whether a clause only goes on from a subject before it: `…人才,可按规定享受…`. */
export const goesOn = (phrase: string): boolean =>
  /^(?:可|可以|均可|应|应当|须|不得|不受|不再|一律|最高)/.test(phrase);

/** After a place, a time or a field the verb may stand at once or after more of the phrase. */
function placedAct(phrase: string, after: number): ClauseRole {
  const verb =
    verbPhraseAt(phrase, after) ?? givenIn(phrase) ?? disposalIn(phrase) ?? verbInside(phrase, after);
  return verb === null ? CONTEXT : act(verb);
}
