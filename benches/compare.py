#!/usr/bin/env python3
"""What outflow takes, and what others take for a part of the same work, in one run on one machine.

    python3 benches/compare.py [--outflow target/release/outflow] [--write docs/compare.md]

Python's standard library is enough. Of the others it takes what is installed for the Python that runs it
(PyYAML, networkx, pytm) and on the path (Graphviz), and says plainly what it skips. The maps are always
the same ones. `--write` puts the result between two marks of the file.
"""

import argparse
import datetime
import importlib.metadata
import importlib.util
import inspect
import json
import os
import platform
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = [50, 500, 5000]  # elements; there are twice as many flows
RUNS = 5
SLOW = 2.0  # seconds after which one run has to do
LIMIT = 60.0  # seconds after which a run is ended
TODAY = "2026-11-20"
MARKS = ("<!-- measured -->", "<!-- end of what was measured -->")

# ---- The maps ----

ZONE = 25  # elements of an office
KINDS = ["inputs", "processors", "processors", "stores", "channels"]
DATA = [["behavior"], ["pii-contact"], ["pii-contact.email"], ["pii-contact.phone", "behavior"], ["payment"],
        ["source-code", "secret"], ["conversation"], ["internal"], ["telemetry"], ["sensitive", "unique-id"]]
REDACT = [{}, {}, {"pii-contact": "tokenize"}, {"payment": "drop", "secret": "drop"}, {"sensitive": "hash"}]
REACH = [{"retention": "30d", "uses": "claude-api"}, {"endpoint": "https://crm.example/mcp", "uses": "mcp"},
         {"endpoint": "http://board.example"}, {"region": "kr", "dpa": "yes", "retention": "1y"}, {}]
WIRES = [{}, {}, {"transport": "https"}, {"transport": "http"}, {"transport": "local"}, {"tls": "yes"},
         {"transport": "https", "only": ["pii-contact", "behavior"]}, {"transport": "https", "except": ["secret"]}]
ROUTES = [(0, 1), (0, 1), (1, 2), (1, 3), (2, 4), (2, 3), (3, 1), (2, 4)]


def plan(size):
    """A town of small offices: the elements as (id, kind, attributes), the flows as (from, to, attributes)."""
    dice = random.Random(size)

    def one(choices):
        # `random()` gives the same numbers in every Python; `choice` need not.
        return choices[int(dice.random() * len(choices))]

    elements = []
    for at in range(size):
        kind = KINDS[at % 5]
        own = {
            "inputs": lambda: {"data": one(DATA)},
            "processors": lambda: {"redact": it} if (it := one(REDACT)) else {},
            "stores": lambda: {"retention": one(["90d", "1y", "5y", "unknown"]), "encrypted": one(["yes", "no"])},
            "channels": lambda: one(REACH),
        }[kind]()
        elements.append((f"e{at}", kind, {"label": f"Element {at}", "zone": f"z{at // ZONE}", **own}))
    flows = []
    zones = (size + ZONE - 1) // ZONE
    for _ in range(2 * size):
        zone, (start, end) = one(range(zones)), one(ROUTES)
        # One flow in twenty leads to the next office.
        beside = zone + (dice.random() < 0.05)
        ends = [(z * ZONE + one(range(5)) * 5 + kind) % size for z, kind in ((zone, start), (beside, end))]
        flows.append((f"e{ends[0]}", f"e{ends[1]}", one(WIRES)))
    return elements, flows


def inline(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {inline(it)}" for key, it in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    return f'"{value}"' if ":" in value else value


def map_text(elements, flows):
    """The plan as a map of outflow."""
    lines = ["outflow: 1", "title: A town of offices", f"as_of: {TODAY}", "zones:"]
    zones = {attributes["zone"] for _, _, attributes in elements}
    lines += [f"  {zone}: {{ label: Office {zone[1:]} }}" for zone in sorted(zones, key=lambda it: int(it[1:]))]
    for section in dict.fromkeys(KINDS):
        lines.append(f"{section}:")
        lines += [f"  {id}: {inline(attributes)}" for id, kind, attributes in elements if kind == section]
    lines.append("flows:")
    lines += [f"  - {a} -> {b}" + (f": {inline(more)}" if more else "") for a, b, more in flows]
    return "\n".join(lines) + "\n"


def model_text(elements, flows):
    """The plan as a model of pytm, by the names of its documentation."""
    kinds = {"inputs": "ExternalEntity", "processors": "Process", "stores": "Datastore", "channels": "ExternalEntity"}
    lines = ["from pytm import TM, Boundary, Data, Dataflow, Datastore, ExternalEntity, Process",
             'tm = TM("A town of offices")', 'tm.description = "offices"']
    for zone in dict.fromkeys(attributes["zone"] for _, _, attributes in elements):
        lines.append(f'{zone} = Boundary("Office {zone[1:]}")')
    names = sorted({name for _, _, attributes in elements for name in attributes.get("data", [])})
    classes = {name: "d_" + re.sub(r"\W", "_", name) for name in names}
    lines += [f'{classes[name]} = Data("{name}", isPII={name.startswith("pii")})' for name in names]
    entered = {}
    for id, kind, attributes in elements:
        lines += [f'{id} = {kinds[kind]}("{attributes["label"]}")', f'{id}.inBoundary = {attributes["zone"]}']
        entered[id] = [classes[name] for name in attributes.get("data", [])]
    for at, (a, b, more) in enumerate(flows):
        lines.append(f'f{at} = Dataflow({a}, {b}, "Flow {at}")')
        if "transport" in more:
            lines.append(f'f{at}.protocol = "{more["transport"].upper()}"')
        if entered[a]:
            lines.append(f'f{at}.data = [{", ".join(entered[a])}]')
    return "\n".join([*lines, "tm.process()", ""])


# ---- What runs in a Python of its own, which loads nothing else ----


def read_yaml(path, loader=None):
    import yaml

    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, loader or "CSafeLoader", yaml.SafeLoader))


def is_of(name, classes):
    return any(name == one or name.startswith(one + ".") for one in classes)


def redacted(fact, how):
    """What a processor makes of a fact; nothing where it drops it."""
    name, _ = fact
    for of, method in how.items():
        if is_of(name, [of]):
            return None if method in ("drop", "aggregate", "anonymize") else (name, "pseudonymised")
    return fact


def exposures(path):
    """What holds at the channels, the way somebody would write it in an afternoon with networkx."""
    from collections import deque

    import networkx

    read = read_yaml(path)
    graph = networkx.MultiDiGraph()
    for kind in ("inputs", "processors", "stores", "channels"):
        for id, attributes in read[kind].items():
            graph.add_node(id, kind=kind, holds={(name, "raw") for name in attributes.get("data", [])}, **attributes)
    for entry in read["flows"]:
        arrow, more = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        graph.add_edge(*arrow.split(" -> "), **more)
    left, waiting = deque(graph), set(graph)
    while left:
        at = left.popleft()
        waiting.discard(at)
        node = graph.nodes[at]
        out = {redacted(fact, node.get("redact", {})) for fact in node["holds"]} - {None}
        for _, to, more in graph.out_edges(at, data=True):
            crosses = {
                (name, form)
                for name, form in out
                if ("only" not in more or is_of(name, more["only"])) and not is_of(name, more.get("except", []))
            }
            holds = graph.nodes[to]["holds"]
            if not crosses <= holds:
                holds |= crosses
                if to not in waiting:
                    waiting.add(to)
                    left.append(to)
    channels = [(id, node) for id, node in graph.nodes(data=True) if node["kind"] == "channels"]
    return sorted([id, name, form] for id, node in channels for name, form in node["holds"])


def scripts(folder):
    """Writes the functions above as scripts: those who use these libraries start no more than that."""
    parse, follow = folder / "parse.py", folder / "follow.py"
    last = {parse: "read_yaml(*sys.argv[1:])", follow: "json.dump(exposures(sys.argv[1]), sys.stdout)"}
    for path, call in last.items():
        source = "\n\n".join(inspect.getsource(it) for it in (read_yaml, is_of, redacted, exposures))
        path.write_text(f"import json\nimport sys\n\n{source}\n{call}\n", encoding="utf-8")
    return {"parse": str(parse), "follow": str(follow)}


# ---- Measuring ----


def run(argv, out):
    """Seconds; `None` where it took too long."""
    begun = time.perf_counter()
    with open(out, "wb") as file:
        child = subprocess.Popen(argv, stdout=file, stderr=subprocess.PIPE, start_new_session=True)
        try:
            _, errors = child.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            # With all that it started.
            os.killpg(child.pid, signal.SIGKILL)
            child.communicate()
            return None
    took = time.perf_counter() - begun
    # `outflow check` ends with 1 where it found something.
    if child.returncode not in ((0, 1) if "check" in argv else (0,)):
        sys.exit(f"{' '.join(argv)} failed:\n{errors.decode(errors='replace')[-2000:]}")
    return took


def measured(argv, out, note):
    """Seconds (the median) and the most memory, in MiB."""
    # Not by getrusage from here: a child inherits the peak of this Python, which is more than outflow needs.
    gnu = platform.system() == "Linux" and shutil.which("time", path="/usr/bin:/bin")
    first = run([gnu, "-q", "-f", "%M", "-o", note, *argv] if gnu else argv, out)
    if first is None:
        return None, None
    memory = int(Path(note).read_text().split()[-1]) / 1024 if gnu else None
    if first > SLOW:
        return first, memory
    return statistics.median(run(argv, out) for _ in range(RUNS)), memory


def cell(took, memory):
    if took is None:
        return f"over {LIMIT:.0f} s"
    told = f"{took * 1000:,.0f} ms" if took < 10 else f"{took:.0f} s"
    return told + (f", {memory:,.0f} MiB" if memory is not None else "") + (" (1 run)" if took > SLOW else "")


def version(argv):
    try:
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
    except OSError:
        return None
    found = re.search(r"\d+\.\d+[\w.]*", done.stdout + done.stderr)
    return found and found[0]


def module(name):
    return importlib.metadata.version(name) if importlib.util.find_spec(name.replace("PyYAML", "yaml")) else None


def tools(outflow):
    """(name, version or None, the command for (map, graph, model, out), what it does in that time)."""
    python, pyyaml, dot = sys.executable, module("PyYAML"), version(["dot", "-V"])
    quick = pyyaml if pyyaml and hasattr(__import__("yaml"), "CSafeLoader") else None
    both = pyyaml and module("networkx") and f"{module('networkx')}, PyYAML {pyyaml}"
    mine = version([outflow, "--version"]) or sys.exit(f"{outflow} does not run: build it, or say --outflow")
    return [
        ("`outflow check --format json`", mine,
         lambda it: [outflow, "check", "--format", "json", "--today", TODAY, it["map"]],
         "Reads the map with the place of every value, follows the data to a fixed point, finds the shortest way "
         "of each exposure, judges all rules, words findings and fixes, writes them as JSON."),
        ("`python3 -c pass`", f"Python {platform.python_version()}", lambda it: [python, "-c", "pass"],
         "Python's own start, a part of each Python row below."),
        ("PyYAML `safe_load`", pyyaml, lambda it: [python, it["parse"], it["map"], "SafeLoader"],
         "Only parses: Python dictionaries, no places. Follows nothing, checks nothing."),
        ("PyYAML `CSafeLoader`", quick, lambda it: [python, it["parse"], it["map"], "CSafeLoader"],
         "The same in C: only parses."),
        ("networkx script", both, lambda it: [python, it["follow"], it["map"]],
         "Parses (with the fastest loader there is), builds the graph, follows classes along flows to a fixed point: "
         "the same exposures as outflow (compared at each size), without ways, rules, places or fixes."),
        ("`tm.py --json`", module("pytm") and f"pytm {module('pytm')}",
         lambda it: [python, it["model"], "--json", it["extra"]],
         "Builds the model out of Python, holds its threat conditions against each element and flow, writes all as "
         "JSON. Follows no data: what a flow carries is what somebody wrote on it."),
        ("`outflow export … -o map.svg`", mine,
         lambda it: [outflow, "export", it["map"], "--today", TODAY, "-o", it["extra"] + ".svg"],
         "All of `check`, then lays the map out, draws it with its findings, writes the SVG."),
        ("`dot -Tsvg`", dot and f"Graphviz {dot}",
         lambda it: ["dot", "-Tsvg", "-o", it["extra"] + ".dot.svg", it["graph"]],
         "Only lays out and draws: the same graph, as `outflow export` writes it for dot."),
    ]


def prepared(folder, outflow, size):
    paths = {name: str(folder / f"{size}{end}") for name, end in
             [("map", ".yaml"), ("graph", ".dot"), ("model", "_tm.py"), ("extra", ".out"), ("out", ".stdout"),
              ("note", ".note")]}
    elements, flows = plan(size)
    Path(paths["map"]).write_text(map_text(elements, flows), encoding="utf-8")
    Path(paths["model"]).write_text(model_text(elements, flows), encoding="utf-8")
    subprocess.run([outflow, "export", paths["map"], "--today", TODAY, "-o", paths["graph"]], check=True,
                   stderr=subprocess.DEVNULL)
    return {**paths, **scripts(folder)}


def compared(outflow, paths):
    """Holds the script's exposures against outflow's: only the same work is worth comparing."""
    said = subprocess.run([outflow, "check", "--format", "json", "--today", TODAY, paths["map"]],
                          capture_output=True, check=False).stdout
    mine = sorted([it["channel"], it["class"], it["form"]] for it in json.loads(said)["files"][0]["exposures"])
    if mine != exposures(paths["map"]):
        sys.exit("the networkx script and outflow disagree about what leaves")
    return len(mine)


def table(outflow):
    load = os.getloadavg()[0]
    rows = {name: [] for name, *_ in tools(outflow)}
    counts, gone = [], set()
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            paths = prepared(Path(folder), outflow, size)
            for name, is_there, command, _ in tools(outflow):
                if not is_there:
                    continue
                if name in gone:
                    rows[name].append("not tried")
                    continue
                took, memory = measured(command(paths), paths["out"], paths["note"])
                rows[name].append(cell(took, memory))
                print(f"{size:>6,}  {name}: {rows[name][-1]}", file=sys.stderr)
                gone |= {name} if took is None else set()
            if module("networkx") and module("PyYAML"):
                counts.append(f"{compared(outflow, paths):,}")
    busy = f" **Measured on a busy machine**: the load was {load:.1f} before it began." if load > 0.3 else ""
    system = f"{platform.system()} {platform.machine()}"
    lines = [
        f"{datetime.date.today()}, {system}, {os.cpu_count()} cores.{busy}",
        "",
        "| tool | version | " + " | ".join(f"{size:,} elements" for size in SIZES) + " |",
        "| --- | --- |" + " --: |" * len(SIZES),
    ]
    skipped = []
    for name, is_there, _, _ in tools(outflow):
        if is_there:
            lines.append(f"| {name} | {is_there} | " + " | ".join(rows[name]) + " |")
        else:
            skipped.append(name)
    lines += ["", "What each does in that time:", ""]
    lines += [f"- {name}: {does}" for name, is_there, _, does in tools(outflow) if is_there]
    if counts:
        lines += ["", f"Exposures in the three maps, the same by outflow and by the script: {', '.join(counts)}."]
    if skipped:
        lines += ["", f"Skipped, as not installed: {', '.join(skipped)}."]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outflow", default="target/release/outflow", help="the program to measure")
    parser.add_argument("--write", metavar="FILE", help="put the result between the marks of FILE")
    args = parser.parse_args()
    result = table(os.path.abspath(args.outflow))
    print(result)
    if args.write:
        page = Path(args.write).read_text(encoding="utf-8")
        before, rest = page.split(MARKS[0])
        _, after = rest.split(MARKS[1])
        Path(args.write).write_text(f"{before}{MARKS[0]}\n{result}{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
