// Makes src/map/europe.json from Natural Earth's countries (npm world-atlas, 1:50 million; public domain).
// Run in web/: node tools/make_map.mjs. What is drawn where follows the United Nations and the Union, see NOTES.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoContains, geoIdentity } from "d3-geo";
import { feature, merge, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";

const SIMFEROPOL = [34.1, 44.95];
const UKRAINE = "804";
const RUSSIA = "643";
const CYPRUS = "196";
const KOSOVO = "983";
/** Part of the earth that is kept, degrees: wider than any view of the page, so that no cut edge shows. */
const WEST_NORTH = [-45, 82];
const EAST_SOUTH = [75, 22];
/** Share of points that is dropped; small states keep all of theirs. */
const DROPPED = 0.45;
/** States smaller than this, in steradians (Slovenia is twice it), are not simplified. */
const SMALL = 0.00025;
const STEPS = 1e4;

const NOTES =
  "Natural Earth 1:50m, public domain. Crimea within Ukraine (General Assembly resolution 68/262); Kosovo a shape of " +
  "its own, without prejudice to positions on status, in line with Security Council resolution 1244/1999 and the " +
  "opinion of the International Court of Justice on the declaration of independence; Cyprus as one island.";

/** ISO 3166-1 numeric to alpha-3 of states within the cut; XKX is the code in use for Kosovo, which has none. */
const ALPHA3 = Object.fromEntries(
  `008 ALB,012 DZA,020 AND,031 AZE,040 AUT,048 BHR,051 ARM,056 BEL,070 BIH,100 BGR,112 BLR,191 HRV,196 CYP,
203 CZE,208 DNK,233 EST,234 FRO,246 FIN,248 ALA,250 FRA,268 GEO,275 PSE,276 DEU,292 GIB,300 GRC,304 GRL,336 VAT,348 HUN,
352 ISL,364 IRN,368 IRQ,372 IRL,376 ISR,380 ITA,398 KAZ,400 JOR,414 KWT,422 LBN,428 LVA,434 LBY,438 LIE,
440 LTU,442 LUX,470 MLT,478 MRT,492 MCO,498 MDA,499 MNE,504 MAR,528 NLD,578 NOR,616 POL,620 PRT,634 QAT,
642 ROU,643 RUS,674 SMR,682 SAU,688 SRB,703 SVK,705 SVN,724 ESP,732 ESH,752 SWE,756 CHE,760 SYR,784 ARE,788 TUN,
792 TUR,795 TKM,804 UKR,807 MKD,818 EGY,826 GBR,831 GGY,832 JEY,833 IMN,860 UZB,729 SDN,983 XKX`
    .split(",")
    .map((pair) => pair.trim().split(" ")),
);

const require = createRequire(import.meta.url);
const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));

/** Polygons of a geometry of the atlas, as geometries of their own. */
function polygons(geometry) {
  if (geometry.type === "Polygon") return [{ type: "Polygon", arcs: geometry.arcs }];
  return geometry.arcs.map((arcs) => ({ type: "Polygon", arcs }));
}

/** Geometries by id, with the three places set right that the atlas draws otherwise. */
function placed() {
  const byId = new Map();
  for (const geometry of world.objects.countries.geometries) {
    const name = geometry.properties.name;
    const id = name === "Kosovo" ? KOSOVO : name === "N. Cyprus" ? CYPRUS : geometry.id;
    if (!id) continue;
    for (const polygon of polygons(geometry)) {
      const crimea = id === RUSSIA && geoContains(feature(world, polygon), SIMFEROPOL);
      const owner = crimea ? UKRAINE : id;
      byId.set(owner, [...(byId.get(owner) ?? []), polygon]);
    }
  }
  return byId;
}

/** Rings of a polygon cut to the kept part of the earth, on the plane of degrees. */
function cut(polygon) {
  const rings = [];
  let ring = [];
  const sink = {
    point: (x, y) => ring.push([x, y]),
    lineStart: () => (ring = []),
    lineEnd: () => ring.length > 2 && rings.push([...ring, ring[0]]),
    polygonStart: () => {},
    polygonEnd: () => {},
    sphere: () => {},
  };
  const stream = geoIdentity().clipExtent([
    [WEST_NORTH[0], EAST_SOUTH[1]],
    [EAST_SOUTH[0], WEST_NORTH[1]],
  ]).stream(sink);
  stream.polygonStart();
  for (const points of polygon) {
    stream.lineStart();
    for (const [x, y] of points.slice(0, -1)) stream.point(x, y);
    stream.lineEnd();
  }
  stream.polygonEnd();
  return rings;
}

/** A ring that covers more than half of the sphere runs the wrong way. */
function rewound(ring, hole) {
  const inside = geoArea({ type: "Polygon", coordinates: [ring] }) <= 2 * Math.PI;
  return inside === hole ? [...ring].reverse() : ring;
}

/** A polygon as the sphere wants it; islands beside one another after the cut become polygons of their own. */
function pieces(polygon) {
  const rings = cut(polygon);
  if (rings.length === 0) return [];
  if (polygon.length === 1) return rings.map((ring) => [rewound(ring, false)]);
  return [rings.map((ring, place) => rewound(ring, place > 0))];
}

function states() {
  const found = {};
  for (const [id, parts] of placed()) {
    const code = ALPHA3[id];
    if (!code) continue;
    const whole = merge(world, parts);
    const coordinates = whole.coordinates.flatMap(pieces);
    if (coordinates.length > 0) found[code] = { type: "MultiPolygon", coordinates };
  }
  return found;
}

/** Simplified, but with every point of small states kept. */
function simplified(shapes) {
  const net = presimplify(topology({ states: collection(shapes) }));
  const least = quantile(net, DROPPED);
  for (const geometry of net.objects.states.geometries) {
    if (geoArea(shapes[geometry.id]) > SMALL) continue;
    for (const arc of geometry.arcs.flat(2)) {
      for (const point of net.arcs[arc < 0 ? ~arc : arc]) point[2] = Infinity;
    }
  }
  return quantize(simplify(net, least), STEPS);
}

function collection(shapes) {
  const features = Object.entries(shapes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, geometry]) => ({ type: "Feature", id, properties: {}, geometry }));
  return { type: "FeatureCollection", features };
}

const shapes = states();
const net = simplified(shapes);
for (const geometry of net.objects.states.geometries) delete geometry.properties;
const target = new URL("../src/map/europe.json", import.meta.url);
const text = JSON.stringify({ ...net, note: NOTES });
writeFileSync(target, `${text}\n`);
for (const shape of feature(net, net.objects.states).features) {
  if (geoArea(shape) > 1) throw new Error(`${shape.id} covers half the sphere: a ring runs the wrong way`);
}
console.log(`${Object.keys(shapes).length} shapes, ${text.length} bytes`);
