const zh = {
  waiting: (count: number) => `${count} 份核查存在本机，尚未报送`,
  waitingHelp: "有网络后自动报送；清除浏览器数据会丢失，请尽快连网。",
  sendNow: "现在报送",
  keptSince: (time: string) => `${time} 存`,
  discard: "作废这一份",
  discardAsk: "作废后这份核查和照片就没有了，确定吗？",
  kept: "没有网络，已存在本机，有网后自动报送。",
  photos: "现场照片",
  photo: (number: number) => `照片 ${number}`,
  hectares: (text: string) => `${text} 公顷`,
  outside: "不在已知分区",
};

const en: typeof zh = {
  waiting: (count) => `${count} ${count === 1 ? "report is" : "reports are"} on this device and not sent yet`,
  waitingHelp: "Sent by itself once there is a network. Clearing the browser's data loses it: connect soon.",
  sendNow: "Send now",
  keptSince: (time) => `kept ${time}`,
  discard: "Discard it",
  discardAsk: "The report and its photo will be gone. Discard it?",
  kept: "No network: kept on this device and sent later.",
  photos: "Photos",
  photo: (number) => `Photo ${number}`,
  hectares: (text) => `${text} ha`,
  outside: "in no known zone",
};

export const words = { zh, en };
