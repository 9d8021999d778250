// Radicals of the CJK Radicals Supplement that PDF fonts print in place of characters (EquivalentUnifiedIdeograph.txt).
const SUPPLEMENT_RADICALS =
  "⺁厂⺄乙⺆冂⺇几⺈刀⺋卩⺍小⺎兀⺏尣⺓幺⺕彐⺝月⺟母⺠民⺢水⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺰纟⺱网⺳网⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟";

// Traditional characters of labels, role verbs and names of bodies; readings of traditional text are folded like radicals.
const TRADITIONAL =
  "牽牵頭头責责單单負负門门參参與与協协導导會会實实職职時时間间長长續续進进關关發发於于領领將将據据標标節节點点號号環环業业務务處处總总經经濟济財财資资稅税檢检監监組组織织構构設设劃划開开創创優优" +
  "強强啟启動动運运營营調调辦办廳厅區区縣县鄉乡鎮镇衛卫農农電电網网產产質质貿贸黨党團团書书機机專专項项規规則则範范條条約约東东車车體体統统計计訊讯術术學学醫医療疗養养護护態态氣气應应險险災灾鐵铁" +
  "橋桥樓楼園园島岛灣湾遼辽寧宁廣广蘭兰陽阳陰阴龍龙馬马鳥鸟魚鱼麥麦齊齐觀观檔档論论評评審审議议請请誰谁課课講讲識识認认證证試试話话該该詳详語语誤误說说談谈變变讓让豐丰貝贝費费貸贷買买賣卖賞赏賢贤" +
  "購购贈赠贏赢軍军軌轨軟软較较載载輔辅輕轻輛辆輸输轉转轄辖達达違违過过還还這这連连週周遠远適适選选遺遗郵邮鄰邻釋释針针鋼钢錄录錢钱錯错鍵键鎖锁鏈链鑒鉴鑑鉴閉闭閱阅闊阔隊队階阶際际陸陆隨随隱隐雙双" +
  "雜杂離离難难雲云霧雾靈灵靜静韓韩頁页順顺須须預预頓顿頒颁頻频題题額额顏颜願愿類类顧顾風风飛飞餘余驗验驅驱髮发麗丽黃黄齡龄" +
  "見见舉举細细綱纲決决國国給给們们貫贯徹彻結结綠绿現现紀纪級级紅红納纳純纯紙纸終终絡络絲丝維维緊紧線线編编緩缓練练縮缩績绩繼继罰罚聯联聲声聽听腦脑臨临興兴舊旧艦舰藝艺蘇苏補补裝装複复襲袭覽览覺觉訂订訴诉診诊詞词詢询誠诚諮谘譯译讀读貨货貧贫貴贵賓宾賴赖贊赞跡迹軸轴輪轮遞递遲迟遷迁響响顯显館馆駐驻鬥斗鮮鲜鹽盐億亿償偿儲储兒儿內内兩两冊册凍冻劇剧劉刘劑剂勞劳勝胜勢势勵励勻匀卻却厭厌員员問问喪丧嚴严圍围圖图圓圆場场塊块壓压壞坏壯壮壽寿夠够夢梦奪夺奮奋婦妇寶宝寫写寬宽對对尋寻層层屬属歲岁崗岗幣币幫帮幹干幾几" +
  "庫库廠厂廢废張张彈弹彙汇後后從从復复徵征慮虑慶庆憂忧懷怀憲宪戰战戲戏戶户拋抛挾挟掃扫採采換换揚扬損损搶抢撥拨擇择擔担擬拟擴扩擾扰攜携攝摄數数敵敌斂敛斷断晉晋暢畅暫暂曆历來来極极榮荣槍枪樣样樹树權权歐欧歡欢歷历歸归殘残殺杀毀毁沒没沖冲洩泄淨净減减測测渦涡溫温準准滅灭滾滚滯滞滿满漢汉漸渐潔洁潛潜潤润澤泽濃浓濱滨灑洒為为烏乌無无煉炼煙烟熱热爐炉爭争爾尔牆墙狀状獎奖獨独獲获獻献瑣琐畝亩畫画異异當当癥症盤盘盡尽眾众矯矫礎础礦矿碼码確确禮礼禍祸種种稱称穀谷積积穩稳窮穷競竞筆笔築筑簡简簽签籌筹糧粮糾纠紹绍紛纷";

/** What each UTF-16 unit folds to, 0 where it stays. */
const FOLDED = new Uint16Array(0x10000);

function foldRange(from: number, to: number): void {
  for (let code = from; code <= to; code++) {
    const folded = String.fromCharCode(code).normalize("NFKC");
    if (folded.length === 1 && folded.charCodeAt(0) !== code) FOLDED[code] = folded.charCodeAt(0);
  }
}
foldRange(0x2f00, 0x2fd5);
foldRange(0x3000, 0x3000);
foldRange(0xf900, 0xfaff);
foldRange(0xfe30, 0xfe6f);
foldRange(0xff01, 0xff65);
FOLDED[0xff65] = 0;
// A tab, a no-break space and the spaces of typesetters separate like a space does; 〇 and ○ stay apart from 0.
for (const code of [0x09, 0xa0, 0x2002, 0x2003, 0x2009, 0x200b, 0xfeff]) FOLDED[code] = 0x20;
FOLDED[0x0d] = 0x0a;
for (const pairs of [SUPPLEMENT_RADICALS, TRADITIONAL])
  for (let i = 0; i + 1 < pairs.length; i += 2) FOLDED[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);

/**
 * The text with widths, Kangxi radicals, common traditional characters and odd spaces folded, one UTF-16 unit for one,
 * so that an offset into the result is an offset into the text. Only the reader sees it; values are cut from the text.
 */
export function fold(text: string): string {
  let folded = "";
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const to = FOLDED[text.charCodeAt(i)] as number;
    if (to === 0) continue;
    folded += text.slice(copied, i) + String.fromCharCode(to);
    copied = i + 1;
  }
  return folded + text.slice(copied);
}

/** Whether an ideograph stands here: told by its code, since cutting one unit out of a long text costs an allocation. */
export function isIdeograph(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
}

const isBlankCode = (code: number): boolean => code === 0x20 || code === 0x0a;

/** Whether the unit is a space or a line break of folded text. */
export const isBlank = (unit: string | undefined): boolean => unit === " " || unit === "\n";

/** `[start, end)` without the blanks at both ends. */
export function trimmed(folded: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && isBlankCode(folded.charCodeAt(from))) from++;
  while (to > from && isBlankCode(folded.charCodeAt(to - 1))) to--;
  return [from, to];
}
