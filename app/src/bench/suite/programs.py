"""Whole programs: the window, its charts, the probe of graphics cards, the practice network."""
import os, re, shutil, subprocess, sys

from . import document, readings
from .machine import BENCH, ROOT, Missing, java_home, need, run
from .reasons import why

XVFB = "Xvfb is not here, which stands in for a screen (Debian: xvfb)"


def chart(setting):
    """A chart of 1,000,000 points, dragged: frames a second."""
    need("xvfb-run", XVFB)
    need("Xvfb", XVFB)
    seconds = "5" if setting.quick else "10"
    lib = setting.lib()
    options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Xms32m", "-Xmx1g",
               "--module-path", os.path.join(lib, "javafx"), "--add-modules", "javafx.controls",
               "--enable-native-access=ALL-UNNAMED,javafx.graphics", "-Dprism.order=sw"]
    rows = []
    for points, width, height in ((1_000_000, 1140, 420), (1_000_000, 720, 200), (400, 1140, 420)):
        found = []
        for more in ([], ["-Djavafx.animation.fullspeed=true"]):
            found.append(readings.panning(run(
                ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", os.path.join(java_home(), "bin", "java"), *options,
                 *more, "-cp", os.path.join(lib, "*"), os.path.join(BENCH, "ChartPanning.java"), str(points),
                 str(width), str(height), seconds])))
        usual, free = found
        if usual["rate"] >= 58.2:
            verdict = "yes"
        else:
            room = usual["window"] + usual["renderer"]
            verdict = "**no**: " + (why("chart", "pauses") if room < 1000 / 60 else why("chart", "work"))
        rows.append([f"{points:,} points, {width}×{height}", usual["rate"], f"{usual['late']} of {usual['frames']}",
                     usual["window"], usual["renderer"], free["rate"], verdict])
    head = ["Xvfb, software renderer", "frames a second", "over 25 ms", "window’s thread, processor ms a frame",
            "renderer, processor ms a frame", "without the brake", "60 a second"]
    return document.table(head, rows)


def sampling(setting):
    """What looking at graphics cards costs, beside nvtop on the same stand-in for NVIDIA's library."""
    need("cc", "no C compiler is here, which makes the stand-in for NVIDIA's library")
    classes = os.path.join(setting.lib(), next(name for name in os.listdir(setting.lib())
                                               if name.startswith("tern-gpu-monitor")))
    command = [sys.executable, os.path.join(ROOT, "gpu-monitor", "src", "bench", "probe.py"), classes,
               "15" if setting.quick else "60"]
    note = ""
    nvtop = shutil.which(setting.nvtop)
    if nvtop:
        command.append(os.path.abspath(nvtop))
    else:
        note = "\n\nnvtop is missing from this run: install it, or name it with --nvtop."
    found = readings.probe(run(command, env={**os.environ, "JAVA_HOME": java_home()}))
    rows = []
    for each in found["runs"]:
        verdict = None
        if found["nvtop"] and each["cards"] == 2 and each["period"] == 1000:
            verdict = document.beside(each["share"], {"nvtop": found["nvtop"]["share"]}, False, why("sampling", "cpu"))
        rows.append([f"**Tern**, {each['cards']} cards, every {each['period']} ms", each["share"], each["memory"],
                     each["first"], verdict])
    if found["nvtop"]:
        rows.append([f"nvtop {found['nvtop']['version']}, 2 cards, every 1000 ms", found["nvtop"]["share"],
                     found["nvtop"]["memory"], None, None])
    rows.append([f"**Tern**, one sample of one card, warm: {found['sample']:.1f} µs of processor time", None, None, None,
                 None])
    return document.table(["program", "% of a core", "MB resident", "first sample, s", "Tern to nvtop"], rows) + note


def start(setting):
    """From the start of the process to the first frame, beside the barest JavaFX window on the same Java."""
    need("Xvfb", XVFB)
    if not os.path.isdir(setting.image):
        raise Missing(f"no image in {setting.image}: build it with mvn -Ppackage -DskipTests package,"
                      " or name another with --image")
    found = readings.first_frame(run([sys.executable, os.path.join(BENCH, "first-frame.py"), setting.image,
                                      os.path.join(java_home(), "bin", "javac"), "3" if setting.quick else "7"]))
    alike = "bare JavaFX window, drawn as Tern is"
    bare = found["frames"][alike]
    rows = []
    for name, took in found["frames"].items():
        verdict = None
        if name == "Tern":
            verdict = judged(took <= bare * 1.5, f"{took / bare:.2f} × the bare window drawn alike, 1.5 at most",
                             "first frame")
        rows.append([f"first frame, {f'**{name}**' if name == 'Tern' else name}", f"{took:,} ms", verdict])
    rows.append(["**Tern**, numbers after the first frame", f"{found['numbers']} ms",
                 judged(found["numbers"] <= 500, "500 ms at most", "numbers")])
    for name, (resident, share, busy) in found["idle"].items():
        own = name == "Tern"
        shown = f"**{name}**" if own else name
        rows.append([f"{shown}, idle, resident after 30 s", f"{resident} MB, {share} MB its share",
                     judged(resident <= 250, "250 MB at most", "memory") if own else None])
        rows.append([f"{shown}, idle, processor in the second minute", f"{busy:.2f} % of a core",
                     judged(busy < 0.5, "below 0.5 %", "idle") if own else None])
    return document.table(["the package’s window", "measured", "target"], rows)


def judged(met, target, reason):
    return f"{target}: met" if met else f"{target}: **missed**: {why('start', reason)}"


def window(setting):
    """The window while blocks come: its memory, and the longest time between two pulses of JavaFX."""
    need("Xvfb", XVFB)
    script = [sys.executable, os.path.join(BENCH, "window.py"), setting.program(), "--seconds",
              "20" if setting.quick else "60"]
    done = subprocess.run(script, capture_output=True, text=True, timeout=900)
    # it ends with 1 where a limit was missed; what was measured is printed all the same
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    found = readings.window(done.stdout + done.stderr)
    rows = [
        ["memory, resident at most", f"{found['watched']} MB (PSS {found['pss']} MB)", "300 MB",
         "met" if found["watched"] <= 300 else f"**missed**: {why('window', 'memory')}"],
        [f"longest time between two pulses, {found['blocks']} blocks in {found['seconds']} s", f"{found['gap']} ms", "100 ms",
         "met" if found["gap"] <= 100 else f"**missed** {found['late']} times: {why('window', 'gap')}"]]
    return document.table(["the window on Home", "measured", "target", ""], rows)


def practice(setting):
    """The practice network's node."""
    found = readings.practice(run([sys.executable, os.path.join(ROOT, "node-control", "src", "bench", "practice.py"),
                                   setting.program()]))
    late = why("practice", "busy")
    rows = []

    def row(title, figure, unit, limit=None):
        met = "" if limit is None else "met" if figure <= limit else f"**missed**: {late}"
        rows.append([title, f"{document.cell(figure)} {unit}", "" if limit is None else f"{limit:,} {unit}", met])
    row("first start, with 60 days of history made", found["first"], "s", 10)
    row("later starts, the middle", sorted(found["later"])[len(found["later"]) // 2], "s", 2)
    row("memory at most, first start", found["memory"], "MB", 200)
    row("on disk after 60 days", found["disk"], "MB")
    row("work for one block of 128 subnets", found["block"], "ms", 50)
    row("a day in coarse steps", found["day"], "s")
    for question, took in found["questions"].items():
        row(f"asked after a new block: {question}", took, "ms")
    return document.table(["the practice network’s node", "measured", "target", ""], rows)


def quote(_):
    """From a key on «Stake» to its quote; the one section that needs Maven."""
    need("mvn", "Maven is not here, which runs StakeQuoteBench")
    printed = run(["mvn", "-B", "-ntp", "-pl", "app", "-am", "-Dtest=StakeQuoteBench",
                   "-Dsurefire.failIfNoSpecifiedTests=false", "test"], limit=3600, cwd=ROOT)
    return quote_table(printed)


def quote_table(printed):
    found = re.search(r"key to quote: median ([\d.]+) ms, 95 % ([\d.]+) ms, longest ([\d.]+) ms of (\d+)", printed)
    if not found:
        raise ValueError("no figures of StakeQuoteBench in: " + printed[-500:])
    median = float(found[1])
    met = "met" if median < 100 else f"**missed**: {why('quote', 'median')}"
    return document.table([f"{found[4]} keys", "ms", "target", ""], [
        ["median", median, "below 100", met], ["95 %", float(found[2]), "", ""], ["longest", float(found[3]), "", ""]])
