import { useEffect, useState, type RefObject } from "react";

/** Width of an element in whole pixels; 0 before it is laid out. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const measure = (): void => setWidth(Math.floor(node.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
