#!/usr/bin/env python3
"""Memory and pulses of the window's whole process, for docs/performance.md.

    python3 app/src/bench/window.py app/target/tern/bin/tern [--seconds 60] [--runs 1] [--headless] [--java=OPTION]...

Starts a practice network with a block every 0.25 s in a fresh home folder, opens the packaged window on the account of
that world which has stake on many subnets, and watches the process from outside while the blocks come: what it holds of
the memory (RSS, and PSS, in which a page that several processes share counts in part), its heap, and the time between
two pulses of JavaFX, which an agent has come all the time (`Pulses.java`; its JDK 25 is in JAVA_HOME or on the PATH).
The window stands on a screen of its own (Xvfb) or, with --headless, on JavaFX's Headless platform.
--java=OPTION (with the =, since a Java option begins with a dash) hands an option to its Java, also one that bin/tern
sets otherwise, to see what it is worth: --java=-XX:TieredStopAtLevel=4 brings the optimising compiler back.

Ends with 1 where the memory or a pulse is over the limit. What a busy machine does to the pulses cannot be told from
outside: look at the load that is printed, or run PracticeWindowTest, which tells the two apart.
"""
import argparse, json, os, re, shutil, signal, subprocess, sys, tempfile, time, urllib.request

HOLDER = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH"
MOST_MEMORY = 300 << 10
LONGEST_GAP = 100
PULSE = re.compile(r"(\d+)ms:(\d+)ms\]")
HEAP = re.compile(r"(\d+)M->(\d+)M\((\d+)M\)")


def tern(arguments, *words):
    done = subprocess.run([arguments.tern, "--home", arguments.home, *words, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{words}: {done.stdout} {done.stderr}")
    return json.loads(done.stdout)


def block(node):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "chain_getHeader", "params": []}).encode()
    request = urllib.request.Request(node.replace("ws://", "http://"), body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return int(json.load(answer)["result"]["number"], 16)


def screen():
    """A screen nobody sees; returns its process and its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                               pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        return process, ":" + answer.readline().strip()


def memory(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        rows = dict(line.split(":", 1) for line in rollup if ":" in line and line.rstrip().endswith("kB"))
    return [int(rows[name].split()[0]) for name in ("Rss", "Pss")]


def highest(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(dict(line.split(":", 1) for line in status)["VmHWM"].split()[0])


def pulses(path, begin=0):
    with open(path, errors="replace") as text:
        text.seek(begin)
        return [int(gap) for gap, _ in PULSE.findall(text.read())]


def wait(words, condition, seconds=120):
    end = time.time() + seconds
    while not condition():
        if time.time() > end:
            raise SystemExit(f"{words}: not within {seconds} s")
        time.sleep(0.2)


def agent(arguments):
    """Has pulses come all the time, as while something moves; returns the option for Java."""
    jdk = os.path.join(os.environ["JAVA_HOME"], "bin") if "JAVA_HOME" in os.environ else ""
    here = os.path.dirname(os.path.abspath(__file__))
    javafx = os.path.join(os.path.dirname(os.path.realpath(arguments.tern)), "..", "lib", "javafx")
    made = os.path.join(arguments.home, "agent")
    javac = [os.path.join(jdk, "javac"), "-d", made, os.path.join(here, "Pulses.java")]
    if os.path.isdir(javafx):
        javac += ["--module-path", javafx, "--add-modules", "javafx.graphics"]
    subprocess.run(javac, check=True)
    manifest = os.path.join(arguments.home, "manifest")
    with open(manifest, "w") as text:
        text.write("Premain-Class: Pulses\n")
    jar = os.path.join(arguments.home, "pulses.jar")
    subprocess.run([os.path.join(jdk, "jar"), "cfm", jar, manifest, "-C", made, "."], check=True)
    return "-javaagent:" + jar


def run(arguments, environment, node):
    out = os.path.join(arguments.home, "out")
    heap = os.path.join(arguments.home, "heap")
    options = ["-Djavafx.pulseLogger=true", "-Djavafx.pulseLogger.threshold=1000000", f"-Xlog:gc:file={heap}",
               agent(arguments)]
    if arguments.headless:
        options += ["-Dglass.platform=Headless", "-Dprism.order=sw"]
    environment["TERN_JAVA_OPTIONS"] = " ".join(options + arguments.java)
    with open(out, "w") as sink:
        window = subprocess.Popen([arguments.tern, "--home", arguments.home, "--network", "practice", "--wallet", HOLDER],
                                  env=environment, stdout=sink, stderr=sink)
    try:
        wait("the first pulses", lambda: window.poll() is not None or len(pulses(out)) > 60)
        if window.poll() is not None:
            raise SystemExit("the window ended: " + open(out).read())
        # the first numbers bring classes and styles that are made once
        time.sleep(arguments.warm)
        before = block(node)
        begin = os.path.getsize(out)
        samples = []
        end = time.time() + arguments.seconds
        while time.time() < end:
            samples.append(memory(window.pid))
            time.sleep(0.5)
        most = highest(window.pid)
        gaps = pulses(out, begin)
        blocks = block(node) - before
        if arguments.picture:
            subprocess.run(["import", "-window", "root", arguments.picture], env=environment, check=True)
    finally:
        window.send_signal(signal.SIGTERM)
        window.wait(30)
    collections = HEAP.findall(open(heap).read())
    used = max((int(after) for _, after, _ in collections), default=0)
    committed = max((int(total) for _, _, total in collections), default=0)
    late = [gap for gap in gaps if gap > LONGEST_GAP]
    print(f"memory: at most {most >> 10} MB ever, while it was watched {max(rss for rss, _ in samples) >> 10} MB "
          f"(PSS {max(pss for _, pss in samples) >> 10} MB), last {samples[-1][0] >> 10} MB; "
          f"heap after a collection at most {used} MB of {committed} MB, {len(collections)} collections")
    print(f"pulses: {len(gaps)} in {arguments.seconds} s and {blocks} blocks; longest gap {max(gaps, default=0)} ms, "
          f"over {LONGEST_GAP} ms: {late}; load {os.getloadavg()[0]:.1f}", flush=True)
    if blocks < arguments.seconds:
        raise SystemExit("too few blocks came")
    return most <= MOST_MEMORY and not late


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tern")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--warm", type=int, default=10)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--headless", action="store_true")
    parser.add_argument("--java", action="append", default=[], metavar="OPTION",
                        help="an option for the window's Java, written --java=OPTION; may be given several times")
    parser.add_argument("--picture", help="a PNG of the screen at the end; needs ImageMagick's import")
    arguments = parser.parse_args()
    arguments.home = tempfile.mkdtemp(prefix="tern-bench-")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TERN_")}
    environment["TERN_JAVA_HOME"] = os.environ.get("TERN_JAVA_HOME", "")
    display = None
    good = True
    try:
        node = tern(arguments, "practice", "start", "--block-time", "0.25")["endpoint"]
        if arguments.headless:
            # bin/tern opens no window where no display is named; the Headless platform asks none
            environment["DISPLAY"] = ":0"
        else:
            display, environment["DISPLAY"] = screen()
        for _ in range(arguments.runs):
            good = run(arguments, environment, node) and good
    finally:
        if display:
            display.terminate()
        subprocess.run([arguments.tern, "--home", arguments.home, "practice", "stop"], capture_output=True)
        shutil.rmtree(arguments.home, ignore_errors=True)
    sys.exit(0 if good else 1)


main()
