import { expect, it } from "vitest";
import { bureauOf } from "./bureau.ts";

it("（十三）（十六） tells by its name which bureau a unit is, and that most units are none", () => {
  const told = Object.fromEntries(
    [
      "呼和浩特市生态环境局",
      "示例市生态环境局土默特左旗分局",
      "包头市水务局",
      "鄂尔多斯市水利局",
      "乌兰察布市财政局",
      "包头市林业和草原局",
      "呼和浩特市林草局",
      "内蒙古大青山国家级自然保护区管理局",
      "包头市农牧局",
      "包头市能源局",
      "鄂尔多斯市发展和改革委员会",
      "包头市工业和信息化局",
      "国网内蒙古东部电力有限公司赤峰供电公司",
      "内蒙古电力（集团）有限责任公司",
      "国家电力投资集团内蒙古分公司",
      "包头市新能源开发有限公司",
      "大青山镇人民政府",
    ].map((name) => [name, bureauOf({ name })]),
  );
  expect(told).toEqual({
    呼和浩特市生态环境局: "ecology",
    示例市生态环境局土默特左旗分局: "ecology",
    包头市水务局: "water",
    鄂尔多斯市水利局: "water",
    乌兰察布市财政局: "finance",
    包头市林业和草原局: "forestry",
    呼和浩特市林草局: "forestry",
    内蒙古大青山国家级自然保护区管理局: "forestry",
    包头市农牧局: null,
    包头市能源局: "energy",
    鄂尔多斯市发展和改革委员会: "energy",
    包头市工业和信息化局: "industry",
    国网内蒙古东部电力有限公司赤峰供电公司: "grid",
    "内蒙古电力（集团）有限责任公司": "grid",
    国家电力投资集团内蒙古分公司: null,
    包头市新能源开发有限公司: null,
    大青山镇人民政府: null,
  });
});
