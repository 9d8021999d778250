/** The place whose body issued a document: 包头市 of 包头市人民政府; null when neither issuer nor title names one. */
export function issuingPlace(issuer: string | null, title: string | null): string | null {
  const body = /^(?:中共)?(.{1,20}?(?:省|市|区|州|盟|县|旗))(?:人民政府|政府|委员会|党委|委|办公)/u.exec(
    issuer ?? "",
  );
  const named = /^(?:关于印发)?[《“]?([\p{Script=Han}]{1,8}?(?:自治区|省|市|州|盟|县|旗))/u.exec(title ?? "");
  return body?.[1] ?? named?.[1] ?? null;
}

const OWN_LEVEL = /^(?:自治区|省|市|州|盟|县|区|旗)/u;
const COLLECTIVE = /^(?:各|有关|相关)/u;

/** Whether a name says only of its own place which body it means: 市发改委, 各成员单位. */
export const isLocalName = (name: string): boolean => OWN_LEVEL.test(name) || COLLECTIVE.test(name);

/** The same body named for a roster of several places: 市发改委 of 呼和浩特市 is 呼和浩特市发改委. */
export function nameInPlace(name: string, place: string): string {
  const level = OWN_LEVEL.exec(name)?.[0];
  if (level === undefined) return `${place}${name}`;
  const at = place.lastIndexOf(level);
  return `${at < 0 ? place : place.slice(0, at)}${name}`;
}
