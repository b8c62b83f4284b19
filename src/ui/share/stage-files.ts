import { loadedFonts } from './loaded-fonts';
import { stageSvg } from './stage-svg';

/** Pixels of the image for each of the page's: sharp in print and on dense screens. */
const SCALE = 2;
/** No browser draws an image that is longer. */
const LONGEST = 16_384;

/** The stage as it stands, for a text editor or a drawing program. */
export function svgFile(stage: HTMLElement): Blob {
  return blobOf(stageSvg(stage));
}

/** The stage as it stands, as an image. Rejects when the browser cannot make one. */
export async function pngFile(stage: HTMLElement): Promise<Blob> {
  const svg = stageSvg(stage);
  const style = document.createElementNS(svg.namespaceURI, 'style');
  // An image loads nothing by itself.
  style.textContent = await loadedFonts();
  svg.prepend(style);

  const url = URL.createObjectURL(blobOf(svg));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, LONGEST / Math.max(image.width, image.height));
    const canvas = new OffscreenCanvas(image.width * scale, image.height * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser draws no images');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function blobOf(svg: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}
