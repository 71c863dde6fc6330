import { geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { SHAPES } from "./shapes";

export const WIDTH = 620;
export const HEIGHT = 560;

/** View of the map: Iceland to the Caucasus, the Mediterranean to the North Cape. */
const VIEW: GeoJSON.MultiPoint = {
  type: "MultiPoint",
  coordinates: [
    [-22, 63],
    [-10, 36],
    [30, 34],
    [42, 37],
    [40, 62],
    [26, 71.5],
  ],
};

export const projection = geoAzimuthalEqualArea()
  .rotate([-14, -53])
  .fitExtent(
    [
      [6, 6],
      [WIDTH - 6, HEIGHT - 6],
    ],
    VIEW,
  );

const path = geoPath(projection).digits(1);
/** Outlines on the page, by ISO3. */
export const outlines: { id: string; d: string }[] = SHAPES.flatMap((one) => {
  const d = path(one);
  return d ? [{ id: one.id, d }] : [];
});
