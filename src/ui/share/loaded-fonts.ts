/** The page's fonts, as far as they are in use, as rules that hold the fonts' bytes. */
export async function loadedFonts(): Promise<string> {
  const used = new Set(
    [...document.fonts].filter(({ status }) => status === 'loaded').map(keyOfFace),
  );
  const rules = fontRules().filter(({ rule }) => used.has(keyOfRule(rule)));
  const texts = await Promise.all(rules.map(withBytes));
  return texts.join('\n');
}

interface FontRule {
  readonly rule: CSSFontFaceRule;
  /** Where its addresses start from. */
  readonly base: string;
}

function fontRules(): FontRule[] {
  return [...document.styleSheets].flatMap((sheet) => {
    const base = sheet.href ?? document.baseURI;
    return [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map((rule) => ({ rule, base }));
  });
}

const keyOfFace = ({ family, unicodeRange }: FontFace): string => keyOf(family, unicodeRange);

const keyOfRule = ({ style }: CSSFontFaceRule): string =>
  keyOf(style.getPropertyValue('font-family'), style.getPropertyValue('unicode-range'));

function keyOf(family: string, range: string): string {
  return `${family} ${range}`.replaceAll(/["'\s]/g, '').toLowerCase();
}

async function withBytes({ rule, base }: FontRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1] ?? '';
  const response = await fetch(new URL(address, base));
  const data = await dataUrl(await response.blob());
  return rule.cssText.replace(/url\("?[^")]+"?\)/, `url("${data}")`);
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new Error('a font cannot be read')));
    reader.readAsDataURL(blob);
  });
}
