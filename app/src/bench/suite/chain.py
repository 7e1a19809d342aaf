"""Metadata and a portfolio, beside polkadot.js, papi and dedot on the same node."""
import glob, json, os, shutil, statistics, subprocess, urllib.request

from . import document, readings
from .keys import rounds
from .machine import HOLDER, ROOT, Missing, cost, forget, json_lines
from .reasons import why

CLIENTS = {"polkadot.js": ("polkadot-js", "@polkadot/types"), "dedot": ("dedot", "dedot"),
           "papi": ("papi", "polkadot-api"), "papi, with all storage codecs": ("papi-all", "polkadot-api")}


def ask(endpoint, method, *params):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}).encode()
    request = urllib.request.Request(endpoint.replace("ws://", "http://"), body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["result"]


def files(setting):
    """Metadata to decode: the practice network's own, and Finney's where it lies beside the project."""
    own = os.path.join(setting.work, "practice.scale")
    if not os.path.exists(own):
        with open(own, "wb") as file:
            file.write(bytes.fromhex(ask(setting.network(), "state_getMetadata")[2:]))
    found = {"the practice network’s": own}
    for folder in (ROOT, os.path.dirname(ROOT)):
        for file in sorted(glob.glob(os.path.join(folder, "shared", "data", "finney-424.metadata.scale"))):
            found["Finney 424"] = file
    return found


def metadata(setting):
    """Decoding what a runtime says of itself: milliseconds of processor time, in a process that is warm, and the first."""
    chosen, notes, rows = files(setting), [], []
    parameter = ["-p", "file=" + ",".join(chosen.values())]
    title = {path: name for name, path in chosen.items()}
    own = {}
    for result in setting.benchmarks("MetadataBenchmark[.](decode|storageDefaults)$", *parameter, *rounds(setting)):
        own[title[result["params"]["file"]], readings.benchmark(result)[1]] = readings.milliseconds(result)
    for result in setting.benchmarks("MetadataColdBenchmark", *parameter, "-f", "3" if setting.quick else "10"):
        own[title[result["params"]["file"]], "first"] = readings.milliseconds(result)
    for name, path in chosen.items():
        warm, eager, first = {}, {}, {}
        for client, (library, package) in CLIENTS.items():
            try:
                script = setting.peer("metadata.mjs", package)
            except Missing as missing:
                if str(missing) not in notes:
                    notes.append(str(missing))
                continue
            line, = json_lines(cost(["node", script, library, path, "9" if setting.quick else "21"])[0])
            (eager if library == "papi-all" else warm)[client] = line["warmCpu"]
            first[client] = line["firstCpu"]
            rows.append([name, client, line["warmCpu"], line["firstCpu"], None])
        # polkadot.js makes all storage entries as well, so it stands beside both
        eager["polkadot.js"] = warm.get("polkadot.js")
        decode, all_of_it = own[name, "decode"][1], own[name, "storageDefaults"][1]
        rows.append([name, "**Tern**", decode, own[name, "first"][1],
                     document.beside(decode, warm, False, why("metadata", "decode"))])
        rows.append([name, "**Tern, and every storage item’s codec, each used once**", all_of_it, None,
                     document.beside(all_of_it, eager, False, why("metadata", "all"))])
    head = ["metadata", "client", "warm, ms of processor time", "the first in a process", "Tern to the best, warm"]
    return "\n\n".join([document.table(head, rows), *(f"Not here: {note}." for note in notes)])


class Frozen:
    """The practice network behind a program that answers from memory."""

    def __init__(self, setting):
        script = setting.peer("frozen-node.mjs", "ws")
        self.process = subprocess.Popen(["node", script, "0", setting.network()], stdout=subprocess.PIPE, text=True)
        self.endpoint = json.loads(self.process.stdout.readline())["endpoint"]

    def __enter__(self):
        return self.endpoint

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def middle(runs):
    return {key: statistics.median(run[key] for run in runs) for key in ("metadata", "portfolio", "cpu", "memory")}


def timed(command):
    printed, _, cpu, memory = cost(command)
    lines = json_lines(printed)
    return {**lines[-1], "cpu": cpu * 1000, "memory": memory, "lines": lines}


def portfolio(setting):
    """From the start of a process to an account's portfolio, all clients on the same node that answers from memory."""
    count = 3 if setting.quick else 7
    node_modules = os.path.join(setting.peers, "node_modules")
    with Frozen(setting) as endpoint:
        home = os.path.join(setting.work, "reader")
        tern = [setting.program(), "--home", home, "portfolio", HOLDER, "--network", endpoint, "--json",
                "--bench-times"]
        commands = {"**Tern**": (tern, setting.lib())}
        for client, package in (("polkadot.js", "@polkadot/api"), ("papi", "polkadot-api"), ("dedot", "dedot")):
            script = setting.peer("portfolio.mjs", package, "ws")
            commands[client] = (["node", script, client.replace(".", "-"), endpoint, HOLDER], node_modules)
        seen, rows, figures = {}, [], {}
        for name, (command, _) in commands.items():
            seen[name] = agreed(name, timed(command))
        if len({str(each) for each in seen.values()}) > 1:
            raise RuntimeError(f"the clients read different portfolios: {seen}")
        for mode in ("cold", "warm"):
            runs = {name: [] for name in commands}
            # in turn, so that what else the machine does falls on all of them
            for _ in range(count):
                for name, (command, folder) in commands.items():
                    if mode == "cold":
                        forget(folder)
                    runs[name].append(timed(command))
            for name in commands:
                figures[name, mode] = middle(runs[name])
        runs = []
        for _ in range(count):
            shutil.rmtree(home)
            runs.append(timed(tern))
        figures["**Tern**, first run of a new home", "warm"] = middle(runs)
    for (name, mode), now in figures.items():
        reason = None
        if name.startswith("**Tern"):
            peers = {peer: figures[peer, mode]["cpu"] for peer in commands if peer != "**Tern**"}
            reason = document.beside(now["cpu"], peers, False, why("portfolio", "cpu"))
        rows.append([name, mode, int(now["metadata"]), int(now["portfolio"]), int(now["cpu"]), int(now["memory"]), reason])
    head = ["client", "mode", "metadata, ms", "portfolio, ms", "processor time, ms", "MB at most",
            "Tern to the best, processor time"]
    return document.table(head, rows)


def agreed(name, answer):
    """What was read, in a form all clients have: free rao and the number of positions."""
    if name != "**Tern**":
        return answer["free"], answer["positions"]
    account = answer["lines"][0]["accounts"][0]
    return account["freeRao"], len(account["positions"])
