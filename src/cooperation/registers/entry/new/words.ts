export const text = {
  zh: {
    newTitle: (one: string) => `新增${one}`,
    newLead: "名称和所属城市必填，其余知道多少填多少，以后可以补。不知道的阶段留空，会显示为“阶段不明”。",
    enter: "录入",
    cityNeeded: "请选择所属城市。",
  },
  en: {
    newTitle: (one: string) => `New: ${one}`,
    newLead:
      "Name and city are needed; the rest may follow later. Leave a stage empty where it is not known: it shows as unknown.",
    enter: "Enter",
    cityNeeded: "Choose the city.",
  },
};
