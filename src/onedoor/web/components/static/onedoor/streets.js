// Streets and houses, from our own addresses, for maps without tiles: the squares in view are fetched as they come.
const NORTH = 200; // Squares a degree; the server counts them in the same way.
const EAST = 125;
const STREETS_FROM = 14.5;
const DOORS_FROM = 16.5;
const NUMBERS_FROM = 18;
const MOST_SQUARES = 16;
const MOST_LABELS = 30;

function squaresIn(map) {
  const bounds = map.getBounds();
  const row = (latitude) => Math.floor((latitude + 90) * NORTH);
  const column = (longitude) => Math.floor((longitude + 180) * EAST);
  const centre = [row(map.getCenter().lat), column(map.getCenter().lng)];
  const found = [];
  for (let y = row(bounds.getSouth()); y <= row(bounds.getNorth()); y += 1)
    for (let x = column(bounds.getWest()); x <= column(bounds.getEast()); x += 1) found.push([y, x]);
  const far = ([y, x]) => Math.hypot(y - centre[0], x - centre[1]);
  return found.sort((a, b) => far(a) - far(b)).slice(0, MOST_SQUARES);
}

// Names stand along their streets where there is room; the street seen longest comes first.
function namesIn(map, squares) {
  const size = map.getSize();
  const streets = new Map();
  for (const { properties, lines } of squares) {
    const seen = streets.get(properties.street) ?? { name: properties.name, spots: [] };
    streets.set(properties.street, seen);
    for (const line of lines) {
      const points = line.map(([lng, lat]) => map.latLngToContainerPoint([lat, lng]));
      points.forEach((point, at) => {
        if (point.x < 50 || point.y < 14 || point.x > size.x - 50 || point.y > size.y - 14) return;
        const [before, after] = [points[at - 2] ?? points[0], points[at + 2] ?? points.at(-1)];
        seen.spots.push({ point, angle: Math.atan2(after.y - before.y, after.x - before.x) });
      });
    }
  }
  return [...streets.values()].filter(({ spots }) => spots.length).sort((a, b) => b.spots.length - a.spots.length);
}

function upright(angle) {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}

function roomFor({ point, angle }, width, taken) {
  const half = [(Math.abs(Math.cos(angle)) * width) / 2 + 9, (Math.abs(Math.sin(angle)) * width) / 2 + 9];
  const box = [point.x - half[0], point.y - half[1], point.x + half[0], point.y + half[1]];
  return taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3]) ? null : box;
}

function label(map, text, point, className, angle = 0) {
  const span = document.createElement("span");
  span.textContent = text;
  span.style.transform = `translate(-50%, -50%) rotate(${upright(angle)}rad)`;
  const icon = L.divIcon({ html: span, className, iconSize: [0, 0] });
  return L.marker(map.containerPointToLatLng(point), { icon, interactive: false, keyboard: false });
}

function writeNames(map, squares, names) {
  const middle = map.getSize().divideBy(2);
  const taken = [];
  for (const { name, spots } of namesIn(map, squares)) {
    if (taken.length >= MOST_LABELS) return;
    spots.sort((a, b) => a.point.distanceTo(middle) - b.point.distanceTo(middle));
    for (const spot of spots.slice(0, 12)) {
      const box = roomFor(spot, name.length * 7, taken);
      if (!box) continue;
      taken.push(box);
      names.addLayer(label(map, name, spot.point, "app-map-street-name", spot.angle));
      break;
    }
  }
}

function writeNumbers(map, squares, names) {
  const bounds = map.getBounds();
  for (const { doors, numbers } of squares)
    doors.forEach(([lng, lat], at) => {
      if (!numbers[at] || !bounds.contains([lat, lng])) return;
      names.addLayer(label(map, numbers[at], map.latLngToContainerPoint([lat, lng]), "app-map-number"));
    });
}

export function drawStreets(map, address) {
  const [doorPane, ...panes] = ["doors", "edge", "road"].map((name, at) => {
    map.createPane(`app-${name}`).style.zIndex = 401 + at;
    return `app-${name}`;
  });
  const roads = L.layerGroup();
  const doors = L.layerGroup();
  const names = L.layerGroup().addTo(map);
  const canvas = L.canvas({ pane: doorPane });
  const known = new Map();

  function take(features) {
    const parts = [];
    for (const { properties, geometry } of features) {
      if (geometry.type === "MultiPoint") {
        parts.push({ properties, lines: [], doors: geometry.coordinates, numbers: properties.numbers });
        for (const [lng, lat] of geometry.coordinates)
          L.circleMarker([lat, lng], { renderer: canvas, interactive: false, pane: doorPane, radius: 3.5, stroke: false, fillColor: "#8a979d", fillOpacity: 1 }).addTo(doors);
        continue;
      }
      parts.push({ properties, lines: geometry.coordinates, doors: [], numbers: [] });
      const lines = geometry.coordinates.map((line) => line.map(([lng, lat]) => [lat, lng]));
      for (const [at, pane] of panes.entries())
        L.polyline(lines, { pane, interactive: false, className: `app-map-street app-map-street--${at ? "road" : "edge"}` }).addTo(roads);
    }
    return parts;
  }

  function write() {
    names.clearLayers();
    const zoom = map.getZoom();
    map.getContainer().classList.toggle("app-map--near", zoom >= DOORS_FROM);
    for (const [layer, from] of [[roads, STREETS_FROM], [doors, DOORS_FROM]])
      if (zoom >= from) layer.addTo(map);
      else layer.remove();
    if (zoom < STREETS_FROM) return;
    const squares = [...known.values()].flat();
    writeNames(map, squares, names);
    if (zoom >= NUMBERS_FROM) writeNumbers(map, squares, names);
  }

  async function look() {
    write();
    if (map.getZoom() < STREETS_FROM) return;
    const missing = squaresIn(map).filter((square) => !known.has(square.join("-")));
    for (const square of missing) known.set(square.join("-"), []);
    await Promise.all(
      missing.map(async (square) => {
        const answer = await fetch(address.replace("0-0", square.join("-")));
        if (answer.ok) known.set(square.join("-"), take((await answer.json()).features));
      }),
    );
    if (missing.length) write();
  }

  map.on("moveend", look);
  if (map.getZoom() !== undefined) look();
}
