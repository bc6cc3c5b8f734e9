// Reports on the map, fetched for what is seen: a pin for one, a circle with a number for many that lie together. The
// list below shows the same, and can be made to show what the map shows.
const CLOSEST = 19;
// Degrees, some two metres: what lies closer together stays one circle from however near.
const ONE_PLACE = 0.00004;
const A_METRE = 0.00001;
// Pixels between one and the next, so that each can be pressed.
const APART = 56;

const circle = (count) => {
  const size = 34 + Math.min(3, Math.floor(Math.log10(count))) * 6;
  const half = size / 2;
  return L.divIcon({
    className: "",
    iconSize: [size, size],
    iconAnchor: [half, half],
    html: `<svg viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" aria-hidden="true"><circle cx="${half}" cy="${half}" r="${half - 1.5}" fill="#1d70b8" stroke="#fff" stroke-width="2"/><text x="${half}" y="${half + 5}" text-anchor="middle" font-size="14" font-weight="bold" fill="#fff">${count}</text></svg>`,
  });
};

const asText = (parts) => parts.map((part) => part.toFixed(5)).join(",");
const corners = ([south, west, north, east]) => [[south, west], [north, east]];
const around = (one, other) => one.map((part, side) => (side < 2 ? Math.min(part, other[side]) : Math.max(part, other[side])));
const isOnePlace = ([south, west, north, east]) => north - south < ONE_PLACE && east - west < ONE_PLACE;

export function drawClusters(map, holder, pinIcon) {
  const layer = L.layerGroup().addTo(map);
  const link = holder.querySelector("[data-list-link]");
  const shown = holder.querySelector("[data-shown]");
  const { clusters, list, many, together } = holder.dataset;
  // What the list was narrowed to is what the map begins with; moved, it shows what is seen.
  let chosen = holder.dataset.box;
  let asked = 0;
  // A number is read before the name of the council it lies in.
  map.getPane("markerPane").style.zIndex = 660;

  const listOf = (box) => `${list}&box=${box}#list`;

  const closer = (box) => Math.min(map.getBoundsZoom(corners(box), false, [40, 40]), CLOSEST);
  const leadsCloser = (box) => !isOnePlace(box) && closer(box) > map.getZoom();

  function open({ href, box }) {
    if (href) return window.location.assign(href);
    if (leadsCloser(box)) return map.setView(L.latLngBounds(corners(box)).getCenter(), closer(box));
    const [south, west, north, east] = box;
    return window.location.assign(listOf(asText([south - A_METRE, west - A_METRE, north + A_METRE, east + A_METRE])));
  }

  // Those that would cover one another are one circle, where the largest of them stands.
  function apart(pins) {
    const kept = [];
    for (const pin of [...pins].sort((one, other) => other.count - one.count)) {
      const point = map.latLngToContainerPoint(pin.at);
      const near = kept.find((one) => one.point.distanceTo(point) < APART);
      if (near) Object.assign(near, { count: near.count + pin.count, box: around(near.box, pin.box), href: "" });
      else kept.push({ ...pin, point });
    }
    return kept;
  }

  function put(pin) {
    const { at, count, name, box } = pin;
    const title = count > 1 ? `${count} ${leadsCloser(box) ? many : together}` : name;
    const marker = L.marker(at, { icon: count > 1 ? circle(count) : pinIcon(), title, alt: title, keyboard: true });
    marker.on("click", () => open(pin));
    // The map gives a marker the role of a button, but not the keys of one.
    marker.on("keydown", ({ originalEvent: event }) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(pin);
    });
    layer.addLayer(marker);
  }

  async function ask(box) {
    const answer = await fetch(`${clusters}&box=${box}`);
    return answer.ok ? answer.json() : null;
  }

  async function draw() {
    const now = (asked += 1);
    const bounds = map.getBounds();
    const box = chosen || asText([bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()]);
    const found = await ask(box);
    if (!found || now !== asked) return; // What is drawn stays; or it was moved again meanwhile.
    const held = document.activeElement?.closest(".leaflet-marker-icon") && map.getContainer().contains(document.activeElement);
    layer.clearLayers();
    apart(found.pins).forEach(put);
    // The circle that was pressed is no more: the keys go on from the map, not from the top of the page.
    if (held) map.getContainer().focus({ preventScroll: true });
    shown.textContent = found.pins.reduce((sum, { count }) => sum + count, 0).toLocaleString(document.documentElement.lang);
    link.href = listOf(box);
  }

  async function begin() {
    const around = chosen ? corners(chosen.split(",").map(Number)) : (await ask(""))?.within;
    if (around?.length) map.fitBounds(around, { ...(chosen ? {} : { maxZoom: 16, padding: [40, 40] }), animate: false });
    map.on("moveend", () => {
      chosen = "";
      draw();
    });
    draw();
  }

  begin();
}
