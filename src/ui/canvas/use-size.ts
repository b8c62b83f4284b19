import { type RefObject, useEffect, useState } from 'react';
import { isPrinting } from './printing';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An element's inner size in CSS pixels; zero until it has been laid out: to ask for it sooner costs a layout. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Pixels of a canvas for each of the page's, where a canvas is printed as an image. */
const ON_PAPER = 2;

/** Makes a canvas as large as its box, sharp on every screen, and gives its context in CSS pixels. */
export function fitCanvas(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  const ratio = isPrinting() ? ON_PAPER : window.devicePixelRatio || 1;
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
