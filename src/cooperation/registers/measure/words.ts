export const text = {
  zh: {
    onMeasure: "本举措的项目、申报、资金、协议和问题",
    all: (n: string) => `全部 ${n} 条`,
    newFor: (one: string) => `新增${one}`,
    noneOnMeasure: "还没有项目、申报、资金、协议或问题挂到这条举措上。",
  },
  en: {
    onMeasure: "Projects, applications, funds, agreements and problems of this measure",
    all: (n: string) => `All ${n}`,
    newFor: (one: string) => `New: ${one}`,
    noneOnMeasure: "No project, application, fund, agreement or problem hangs on this measure yet.",
  },
};
