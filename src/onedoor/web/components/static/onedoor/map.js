// The map: our own outlines, tiles only where the installation names some. Choosing a place works by tap and by
// keyboard (arrow keys move, Enter puts the pin in the middle); everything it does can be done by address as well.
import { drawClusters } from "./clusters.js";
import { drawStreets } from "./streets.js";

const WARDS_FROM = 12;
const STREETS_FROM = 14.5;
const EVERYWHERE = [[49.8, -6.5], [56, 2]];
const PIN =
  '<svg viewBox="0 0 24 36" width="30" height="45" aria-hidden="true"><path fill="#d4351c" stroke="#fff" stroke-width="1.5" d="M12 1C5.9 1 1 5.9 1 12c0 8 11 23 11 23s11-15 11-23C23 5.9 18.1 1 12 1z"/><circle cx="12" cy="12" r="4.5" fill="#fff"/></svg>';
const CROSS =
  '<svg viewBox="0 0 32 32" class="app-map__cross" aria-hidden="true"><path stroke="#0b0c0c" stroke-width="2" d="M16 2v10M16 20v10M2 16h10M20 16h10"/></svg>';

const pinIcon = () => L.divIcon({ html: PIN, className: "", iconSize: [30, 45], iconAnchor: [15, 45] });

function begin(element) {
  const { latitude, longitude, tiles, credit, zoomIn, zoomOut } = element.dataset;
  const map = L.map(element, { zoomControl: false, attributionControl: Boolean(tiles), zoomSnap: 0.5, maxZoom: 19 });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ position: "bottomright" }).addTo(map);
  if (tiles) L.tileLayer(tiles, { attribution: credit, maxZoom: 19 }).addTo(map);
  element.classList.toggle("app-map--tiles", Boolean(tiles));
  // From near by the names of wards help, from far away those of councils.
  map.on("zoomend", () => {
    element.classList.toggle("app-map--close", map.getZoom() >= WARDS_FROM);
    element.classList.toggle("app-map--streets", map.getZoom() >= STREETS_FROM);
  });
  if (latitude) map.setView([Number(latitude), Number(longitude)], Number(element.dataset.zoom ?? 17));
  else map.fitBounds(EVERYWHERE);
  return map;
}

const kind = (part, properties) => (properties?.type === "ward" ? ` app-map-${part}--ward` : "");

async function outline(map, element) {
  const answer = await fetch(element.dataset.outlines);
  if (!answer.ok) return;
  const shapes = L.geoJSON(await answer.json(), {
    interactive: false,
    style: ({ properties }) => ({ className: `app-map-area${kind("area", properties)}` }),
    onEachFeature: (feature, layer) => {
      const name = feature.properties?.name;
      if (name) layer.bindTooltip(name, { permanent: true, direction: "center", className: `app-map-label${kind("label", feature.properties)}` });
    },
  }).addTo(map);
  const isPlaced = element.dataset.latitude || element.closest("[data-clusters]") || document.getElementById(element.dataset.for ?? "")?.value;
  if (!isPlaced && shapes.getLayers().length) map.fitBounds(shapes.getBounds());
}

function pick(map, element) {
  const input = document.getElementById(element.dataset.for ?? "");
  const form = element.closest("[data-map-around]") ?? document.querySelector("[data-map-form]");
  const said = form.querySelector("[data-map-said]");
  let pin;
  // In words too, so that nobody has to trust a picture; the last pin put is the one told of.
  const tell = async ({ lat, lng }) => {
    said.textContent = element.dataset.said;
    const answer = await fetch(`${element.dataset.words}?latitude=${lat.toFixed(5)}&longitude=${lng.toFixed(5)}`);
    if (!answer.ok || !pin.getLatLng().equals([lat, lng])) return;
    said.replaceChildren(document.createElement("strong"), ` ${element.dataset.said}`);
    said.firstChild.textContent = `${(await answer.json()).words}.`;
  };
  const mark = (point) => {
    pin ??= L.marker(point, { icon: pinIcon(), keyboard: false }).addTo(map);
    pin.setLatLng(point);
  };
  const put = (point) => {
    mark(point);
    if (input) {
      input.value = `${point.lat.toFixed(5)}, ${point.lng.toFixed(5)}`;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      form.elements.latitude.value = point.lat.toFixed(6);
      form.elements.longitude.value = point.lng.toFixed(6);
    }
    tell(point);
  };
  const given = input?.value.match(/^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/);
  if (given) {
    const point = L.latLng(Number(given[1]), Number(given[2]));
    map.setView(point, 17);
    mark(point);
  }
  if (!input)
    form.addEventListener("submit", (event) => {
      if (form.elements.latitude.value) return;
      event.preventDefault();
      said.textContent = element.dataset.missing;
      element.focus();
    });
  element.insertAdjacentHTML("beforeend", CROSS);
  // The cross shows where Enter would put the pin; a finger or a mouse has no use for it.
  element.addEventListener("keyup", () => element.classList.add("app-map--keys"));
  element.addEventListener("pointerdown", () => element.classList.remove("app-map--keys"));
  map.on("click", (event) => put(event.latlng));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === element) {
      event.preventDefault();
      map.stop(); // It may still be gliding from the last arrow key.
      put(map.getCenter());
    }
  });
}

// An address chosen from the list is shown where it stands.
function follow(map) {
  for (const choice of document.querySelectorAll("[data-at]"))
    choice.addEventListener("change", () => map.setView(choice.dataset.at.split(",").map(Number), 17.5));
}

function pins(map) {
  const given = document.querySelector("[data-pins]");
  if (!given) return;
  // A pin of something that can be chosen chooses it in the list beside the map.
  const markers = JSON.parse(given.dataset.pins).map(({ at, name, id }) =>
    L.marker(at, { icon: pinIcon(), keyboard: false, alt: "" })
      .bindTooltip(name)
      .on("click", () => document.getElementById(id)?.click()),
  );
  if (markers.length) map.fitBounds(L.featureGroup(markers).addTo(map).getBounds(), { maxZoom: 17, padding: [40, 50] });
}

for (const element of document.querySelectorAll("[data-map]")) {
  element.closest("[data-map-around]")?.removeAttribute("hidden");
  const map = begin(element);
  if (element.dataset.streets && !element.dataset.tiles) drawStreets(map, element.dataset.streets);
  if ("pick" in element.dataset) pick(map, element);
  follow(map);
  pins(map);
  const reports = element.closest("[data-clusters]");
  if (reports) drawClusters(map, reports, pinIcon);
  outline(map, element);
  element.dataset.ready = "";
}
