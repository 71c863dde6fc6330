import { INK, WHITE } from "../style/colours";

const SHARPNESS = 2; // dots per pixel of a PNG
const MARGIN = 16; // pixels round a saved chart
const TITLE_ROOM = 28; // pixels above it for its title

/** Hand a file to the reader. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const SVG = "http://www.w3.org/2000/svg";
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity"];

function inlineStyles(from: Element, to: Element): void {
  const style = window.getComputedStyle(from);
  for (const name of STYLES) to.setAttribute(name, style.getPropertyValue(name));
  if (from.tagName === "text") {
    to.setAttribute("font-size", style.fontSize);
    to.setAttribute("font-weight", style.fontWeight);
    to.setAttribute("text-anchor", style.textAnchor);
  }
  [...from.children].forEach((child, index) => {
    const twin = to.children[index];
    if (twin) inlineStyles(child, twin);
  });
}

/** The chart as an SVG that stands alone: its title, its colours, a system font. */
export function standalone(svg: SVGSVGElement, title: string): { text: string; size: number[] } {
  const box = svg.getBoundingClientRect();
  const inner = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, inner);
  const width = Math.ceil(box.width) + 2 * MARGIN;
  const height = Math.ceil(box.height) + 2 * MARGIN + TITLE_ROOM;
  const outer = document.createElementNS(SVG, "svg");
  outer.setAttribute("viewBox", `0 0 ${width} ${height}`);
  outer.setAttribute("width", String(width));
  outer.setAttribute("height", String(height));
  outer.setAttribute("font-family", "Inter, system-ui, sans-serif");
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", WHITE);
  const label = document.createElementNS(SVG, "text");
  label.setAttribute("x", String(MARGIN));
  label.setAttribute("y", String(MARGIN + 12));
  label.setAttribute("font-size", "15");
  label.setAttribute("font-weight", "600");
  label.setAttribute("fill", INK);
  label.textContent = title;
  inner.setAttribute("x", String(MARGIN));
  inner.setAttribute("y", String(MARGIN + TITLE_ROOM));
  inner.setAttribute("width", String(box.width));
  inner.setAttribute("height", String(box.height));
  outer.append(ground, label, inner);
  return { text: new XMLSerializer().serializeToString(outer), size: [width, height] };
}

/** Save the chart as SVG. */
export function saveSvg(svg: SVGSVGElement, title: string, name: string): void {
  save(`${name}.svg`, new Blob([standalone(svg, title).text], { type: "image/svg+xml" }));
}

/** Save the chart as PNG, twice as sharp as it is shown. */
export async function savePng(svg: SVGSVGElement, title: string, name: string): Promise<void> {
  const { text, size } = standalone(svg, title);
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = (size[0] ?? 0) * SHARPNESS;
  canvas.height = (size[1] ?? 0) * SHARPNESS;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (content) save(`${name}.png`, content);
}
