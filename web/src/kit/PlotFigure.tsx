import * as Plot from "@observablehq/plot";
import { useEffect, useRef, type ReactNode } from "react";
import { useWidth } from "./useWidth";

interface Props {
  /** Options for a width in pixels; the same function must be passed while nothing changes (useCallback). */
  options: (width: number) => Plot.PlotOptions;
  /** One sentence that says what the chart says. */
  summary: string;
}

/** Plot sets aria-label on groups, which readers must not announce: one image, one sentence. */
export function makeImage(svg: Element, summary: string): void {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", summary);
  for (const node of svg.querySelectorAll("[aria-label], [aria-description]")) {
    node.removeAttribute("aria-label");
    node.removeAttribute("aria-description");
    node.setAttribute("aria-hidden", "true");
  }
}

/** A chart by Observable Plot, redrawn when its place changes width. */
export function PlotFigure({ options, summary }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const said = useRef(summary);
  said.current = summary;
  useEffect(() => {
    const node = place.current;
    if (!node || width === 0) return;
    const figure = Plot.plot({
      ...options(width),
      width,
      style: { fontFamily: "inherit", fontSize: "12px", background: "transparent" },
    });
    // With a legend Plot returns a figure of several drawings; the last is the chart.
    const drawings = figure.tagName.toLowerCase() === "svg" ? [figure] : [...figure.querySelectorAll("svg")];
    for (const other of drawings.slice(0, -1)) other.setAttribute("aria-hidden", "true");
    const chart = drawings.at(-1);
    if (chart) makeImage(chart, said.current);
    node.replaceChildren(figure);
  }, [options, width]);
  useEffect(() => {
    // Another sentence about the same numbers needs no new drawing.
    place.current?.querySelector('svg[role="img"]')?.setAttribute("aria-label", summary);
  }, [summary]);
  return <div className="plot" ref={place} />;
}
