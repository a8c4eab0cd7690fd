import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** In pixels; `font` is the size of its type. */
export type Size = { width: number; height: number; font: number };

/** The size of an element, as it changes. */
export function useSize<T extends HTMLElement>(): [RefObject<T | null>, Size] {
  const ref = useRef<T>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0, font: 14 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        font: Number.parseFloat(getComputedStyle(element).fontSize) || 14,
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
