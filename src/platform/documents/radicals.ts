// CJK Radicals Supplement has no compatibility mapping but for two; these are Unicode's EquivalentUnifiedIdeograph.
const SUPPLEMENT = new Map(
  (
    "⺁厂 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺒巳 ⺓幺 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 " +
    "⺫罒 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺶羊 ⺹耂 ⺺肀 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 " +
    "⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟"
  )
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/**
 * Radicals that PDF files print in place of the character of the same shape (⼈ for 人, ⻋ for 车), as that character.
 * Nothing outside U+2E80–2FDF is touched.
 */
export function foldRadicals(text: string): string {
  return text.replace(/[⺀-⿟]/g, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize("NFKC"));
}
