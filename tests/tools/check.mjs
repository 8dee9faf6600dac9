// Reads diagrams with the tools they are written for and prints what these make of them, as JSON:
//   node check.mjs one.mmd other.d2
// One object a file: { file, nodes: [{ id, text }], zones: [{ id, text }], edges: [{ from, to, text }], title }
// or { file, error }.
import fs from "node:fs";
import { JSDOM } from "jsdom";

const files = process.argv.slice(2);
const told = [];

async function mermaids() {
  const dom = new JSDOM("<!doctype html><body></body>");
  globalThis.window = dom.window;
  globalThis.document = dom.window.document;
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize({ startOnLoad: false, maxEdges: 100000, maxTextSize: 100000000 });
  // While it reads, Mermaid writes `#35;` in letters of its own.
  const text = (written) => {
    const decoded = (written ?? "").replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
    return decoded.replace(/<br\s*\/?>/g, "\n");
  };
  return async (source) => {
    await mermaid.parse(source);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    const shown = [...db.getVertices().values()].filter((node) => node.id !== "key");
    return {
      nodes: shown.map((node) => ({ id: node.id, text: text(node.text), shape: node.type })),
      zones: db.getSubGraphs().map((zone) => ({ id: zone.id, text: text(zone.title), nodes: zone.nodes })),
      edges: db
        .getEdges()
        .filter((edge) => edge.end !== "key")
        .map((edge) => ({ from: edge.start, to: edge.end, text: text(edge.text), stroke: edge.stroke })),
      title: text(db.getAccTitle()),
    };
  };
}

async function d2s() {
  const { D2 } = await import("@terrastruct/d2");
  const d2 = new D2();
  return async (source) => {
    const { diagram } = await d2.compile(source, { layout: "dagre" });
    const last = (path) => path.split(".").pop();
    const zones = new Set(diagram.shapes.flatMap((shape) => shape.id.split(".").slice(0, -1)));
    const shapes = diagram.shapes.filter((shape) => !["title", "key"].includes(shape.id));
    const told = (shape) => ({ id: last(shape.id), text: shape.label, shape: shape.type });
    return {
      nodes: shapes.filter((shape) => !zones.has(last(shape.id))).map(told),
      zones: shapes.filter((shape) => zones.has(last(shape.id))).map(told),
      edges: diagram.connections.map((line) => ({ from: last(line.src), to: last(line.dst), text: line.label })),
      title: diagram.shapes.find((shape) => shape.id === "title")?.label ?? "",
    };
  };
}

const readers = { mmd: null, d2: null };
// D2 takes a program with a `window` for a browser and waits for ever: its files come first.
const isD2 = (file) => file.endsWith(".d2");
for (const file of [...files.filter(isD2), ...files.filter((file) => !isD2(file))]) {
  const ending = file.split(".").pop();
  try {
    readers[ending] ??= await (ending === "d2" ? d2s() : mermaids());
    told.push({ file, ...(await readers[ending](fs.readFileSync(file, "utf8"))) });
  } catch (error) {
    told.push({ file, error: String(error.message ?? error) });
  }
}
// D2 leaves a worker behind that never ends.
fs.writeSync(1, JSON.stringify(told));
process.exit(0);
