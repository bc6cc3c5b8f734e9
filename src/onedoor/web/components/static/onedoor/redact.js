// Covers on a picture, drawn with a finger, a mouse or by keyboard. The text box holds them, a line for each, and is
// what is sent: without this script it is filled in by hand.
const SVG = "http://www.w3.org/2000/svg";
const LEAST = 1; // Percent: less was a slip of the mouse.
const STEP = 2;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const element = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const within = (value, most) => Math.min(Math.max(value, 0), most);
const round = (value) => Math.round(value * 10) / 10;

function begin(holder) {
  const image = holder.querySelector("img");
  const field = document.querySelector("[data-boxes]");
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "group", "aria-label": image.alt });
  svg.append(element("image", { href: holder.dataset.redact, width, height }));
  image.replaceWith(svg);
  let boxes = [];
  let begun = null;

  const read = () => {
    boxes = field.value
      .split("\n")
      .map((line) => line.trim().split(/[\s,]+/).map(Number))
      .filter((box) => box.length === 4 && box.every(Number.isFinite));
  };
  const write = () => {
    field.value = boxes.map((box) => box.map(round).join(" ")).join("\n");
  };

  function draw(focused = -1) {
    svg.querySelectorAll("rect").forEach((one) => one.remove());
    boxes.forEach(([left, top, wide, high], at) => {
      const rect = element("rect", {
        x: (left / 100) * width, y: (top / 100) * height, width: (wide / 100) * width, height: (high / 100) * height,
        fill: "#0b0c0c", stroke: "#ffdd00", "stroke-width": width / 200, tabindex: 0, role: "img", "aria-label": `Cover ${at + 1}`,
      });
      rect.addEventListener("keydown", (event) => move(event, at));
      svg.append(rect);
      if (at === focused) rect.focus();
    });
  }

  function move(event, at) {
    const box = boxes[at];
    if (event.key === "Delete" || event.key === "Backspace") boxes.splice(at, 1);
    else if (event.key in ARROWS) {
      const [x, y] = ARROWS[event.key].map((part) => part * STEP);
      if (event.shiftKey) boxes[at] = [box[0], box[1], Math.max(box[2] + x, LEAST), Math.max(box[3] + y, LEAST)];
      else boxes[at] = [within(box[0] + x, 99), within(box[1] + y, 99), box[2], box[3]];
    } else return;
    event.preventDefault();
    write();
    draw(at);
  }

  const pointOf = (event) => {
    const seen = svg.getBoundingClientRect();
    return [within(((event.clientX - seen.left) / seen.width) * 100, 100), within(((event.clientY - seen.top) / seen.height) * 100, 100)];
  };
  const boxTo = ([x, y]) => [Math.min(x, begun[0]), Math.min(y, begun[1]), Math.abs(x - begun[0]), Math.abs(y - begun[1])];
  svg.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    begun = pointOf(event);
    boxes.push([...begun, 0, 0]);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!begun) return;
    boxes[boxes.length - 1] = boxTo(pointOf(event));
    draw();
  });
  svg.addEventListener("pointerup", () => {
    begun = null;
    if (boxes.at(-1)[2] < LEAST || boxes.at(-1)[3] < LEAST) boxes.pop();
    write();
    draw();
  });
  field.addEventListener("input", () => {
    read();
    draw();
  });
  document.querySelector("[data-redact-add]").addEventListener("click", () => {
    boxes.push([40, 40, 20, 20]);
    write();
    draw(boxes.length - 1);
  });
  read();
  draw();
}

for (const holder of document.querySelectorAll("[data-redact]")) {
  const image = holder.querySelector("img");
  if (image.complete) begin(holder);
  else image.addEventListener("load", () => begin(holder));
}
