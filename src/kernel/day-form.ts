import { numberOf } from "./recurrence.ts";

const LONGEST = 200;
const DIGITS = "〇一二三四五六七八九";
const NUMERAL = "[一二两三四五六七八九十]{1,3}";

const OR = "(?:或者?|抑或|还是|/)";
const UNIT = "个?半?(?:工作日|自然日|小时|日|天|周|星期|月|年)";

const inFigures = (numeral: string): string => String(numberOf(numeral));

/** A time of the day says nothing of the day: 2026年3月1日 00:00, 12月15日17时前, 下周三下班前, 2026-03-01T00:00:00Z. */
const CLOCK =
  /(?<=[\d日号天一二三四五六)])[\sT]*(?:(?:上午|中午|下午|晚上?)?(?<![\d.])\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分|整)?)Z?|(?:上午|中午|下午|晚上?)?下班|(?:上午|中午|下午|晚上)(?=之前|以前|前))/g;
/** 12月20日(含)前 is the day itself as well, as 前 is read anyway. */
const INCLUDED = /\((?:含|包括|包含)[^()]{0,6}\)/g;

/** Words of time in one form: widths, blanks, 二〇二五年, 十二月, 两个月内, 25年底; without the time of the day. */
export function dayForm(words: string): string {
  return (
    words
      .slice(0, 2 * LONGEST)
      .normalize("NFKC")
      .replace(INCLUDED, "")
      .replace(CLOCK, "")
      .replace(/\s/g, "")
      .replace(/["“”'‘’]/g, "")
      .replace(/(?<![\d万千百亿])元月/g, "1月")
      .replace(/年终(?=(?:之前|以前|前))/g, "年底")
      .replace(/百(?=[日天](?:以内|之内|内))/g, "100")
      .replace(/十一(?=(?:假期)?(?:之前|以前|前))/g, "国庆")
      .slice(0, LONGEST)
      .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) =>
        [...year].map((one) => Math.max(0, DIGITS.indexOf(one))).join(""),
      )
      .replace(new RegExp(`(?<!第)${NUMERAL}(?=[月日号])`, "g"), inFigures)
      .replace(
        new RegExp(
          `${NUMERAL}(?=(?:个半?|)(?:工作日|自然日|小时|日|天|周|星期|月|年)(?:左右)?(?:以内|之内|内|的?时间|${OR})|个季度(?:以内|之内|内|的?时间|${OR}))|(?<=期限|限期|限时|为期|历时)${NUMERAL}(?=个?半?(?:工作日|小时|日|天|周|星期|月|年))`,
          "g",
        ),
        inFigures,
      )
      // 6-9月, 12月10日至15日: what the range says once holds at both ends.
      .replace(/(?<![\d-])(\d{1,2})([至到—–~-]+)(?=\d{1,2}月)/g, "$1月$2")
      .replace(/(\d{1,2}月)(\d{1,2}[日号]?[至到—–~-]+)(?=\d{1,2}[日号])/g, "$1$2$1")
      // 2026或2027年底, 3或4月底, 3月15日或20日, 5个工作日或一周内: so does what a choice says once.
      .replace(new RegExp(`(?<!\\d)(\\d{4})(${OR})(?=\\d{4}年)`, "g"), "$1年$2")
      .replace(/(?<![\d/.-])(\d{1,2})(或者?|抑或|还是)(?=\d{1,2}月)/g, "$1月$2")
      .replace(/([一二三四1-4])(或者?|抑或|还是)(?=第?[一二三四1-4]季度)/g, "$1季度$2")
      .replace(new RegExp(`(\\d{1,2}月)(\\d{1,2}[日号]${OR})(?=\\d{1,2}[日号])`, "g"), "$1$2$1")
      .replace(new RegExp(`(?<!\\d)(\\d{1,3})个?(${OR})(?=\\d{1,3}(${UNIT})(以内|之内|内))`, "g"), "$1$3$4$2")
      .replace(
        new RegExp(`(?<![\\d月])(\\d{1,3}${UNIT})(${OR})(?=\\d{1,3}${UNIT}(以内|之内|内))`, "g"),
        "$1$3$2",
      )
      .replace(/(?<!\d)([2-4]\d)年(?=[底末初中]|\d{1,2}月|第?[一二三四1-4]季度|[上下]半年)/g, "20$1年")
  );
}

/** What papers wait for that no calendar gives a day: 明年两会前, 汛期结束前. Folded text without quotation marks. */
export const UNDATED =
  "(?:全国|自治区|市|省)?(?:两会|党代会|人代会|春运|主?汛期|汛(?=[前后])|供暖期|采暖期|冬季|雨季|开学|寒假|暑[假期]|高考|中考|秋收|春耕|封冻|上冻|入冬|入汛|立[春夏秋冬]|[夏冬]至|[春秋]分|小年|除夕|[两双]?节)(?:开始|结束|到来|召开|闭幕)?";
export const BY_UNDATED = new RegExp(`^(?:力争|确保|于|在)?${UNDATED}(?:之前|以前|前|之后|以后|过后|后)`);
