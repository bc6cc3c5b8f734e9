// Reports on the map, fetched for what is seen: a pin for one, a circle with a number for many that lie together. The
// list below shows the same, and can be made to show what the map shows.
const NOTHING = { pins: [], within: [] };

const circle = (count) => {
  const size = 34 + Math.min(3, Math.floor(Math.log10(count))) * 8;
  const half = size / 2;
  return L.divIcon({
    className: "",
    iconSize: [size, size],
    iconAnchor: [half, half],
    html: `<svg viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" aria-hidden="true"><circle cx="${half}" cy="${half}" r="${half - 1.5}" fill="#1d70b8" stroke="#fff" stroke-width="2"/><text x="${half}" y="${half + 5}" text-anchor="middle" font-size="14" font-weight="bold" fill="#fff">${count}</text></svg>`,
  });
};

export function drawClusters(map, holder, pinIcon) {
  const layer = L.layerGroup().addTo(map);
  const link = holder.querySelector("[data-list-link]");
  const many = holder.dataset.many;
  let asked = 0;
  let isFirst = !map.getContainer().dataset.latitude;

  const put = ({ at, count, name, href }) => {
    const title = count > 1 ? `${count} ${many}` : name;
    const marker = L.marker(at, { icon: count > 1 ? circle(count) : pinIcon(), title, alt: title, keyboard: true });
    marker.on("click", () => {
      if (href) window.location.assign(href);
      else map.setView(at, Math.min(map.getZoom() + 2, 19));
    });
    layer.addLayer(marker);
  };

  async function draw() {
    const now = (asked += 1);
    const bounds = map.getBounds();
    const box = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map((part) => part.toFixed(5)).join(",");
    const answer = await fetch(`${holder.dataset.clusters}&box=${box}`);
    const { pins, within } = answer.ok ? await answer.json() : NOTHING;
    if (now !== asked) return; // It was moved again meanwhile.
    layer.clearLayers();
    pins.forEach(put);
    link.href = `${holder.dataset.list}&box=${box}#list`;
    if (isFirst && pins.length) {
      isFirst = false;
      map.fitBounds(within, { maxZoom: 16, padding: [40, 40] });
    }
  }

  map.on("moveend", draw);
  draw();
}
