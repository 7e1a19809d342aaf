#!/usr/bin/env python3
"""What the measuring program of graphics cards costs, over Tern's stand-in for NVML.

probe.py CLASSES [SECONDS [NVTOP]]   CLASSES: target/classes of gpu-monitor, or its jar; NVTOP: the program nvtop, to be
measured on the same stand-in; needs cc and a JDK 25 in JAVA_HOME or the PATH
"""
import os
import pty
import struct
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
# as JavaProbe starts it
SMALL = ["-XX:+UseSerialGC", "-Xms4m", "-Xmx24m", "-Xss256k", "-XX:TieredStopAtLevel=1",
         "-XX:ReservedCodeCacheSize=16m", "-XX:MaxMetaspaceSize=48m", "-XX:-UsePerfData",
         "-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash",
         "-XX:+UnlockDiagnosticVMOptions", "-XX:AsyncDeflationInterval=10000",
         "--enable-native-access=ALL-UNNAMED", "--illegal-native-access=deny"]


def use(pid):
    """CPU in ms, of all threads that are there, and resident memory in MB."""
    tasks = f"/proc/{pid}/task"
    cpu = sum(int(open(f"{tasks}/{task}/schedstat").read().split()[0]) for task in os.listdir(tasks)) / 1e6
    rss = [int(l.split()[1]) for l in open(f"/proc/{pid}/status") if l.startswith("VmRSS")][0] / 1024
    return cpu, rss


def told(folder, cards):
    """The file that the stand-in takes its numbers from: so many cards."""
    state = os.path.join(folder, "state")
    numbers = bytearray(512)
    for place, value in ((16, cards), (26, 2), (27, 42)):
        struct.pack_into("<q", numbers, place * 8, value)
    open(state, "wb").write(numbers)
    return state


def nvtop(program, folder, cards, seconds):
    """nvtop on a terminal that nobody looks at, once a second, after five seconds of warming up."""
    environment = {**os.environ, "FAKE_NVML_STATE": told(folder, cards), "LD_LIBRARY_PATH": folder,
                   "TERM": "xterm-256color", "HOME": folder, "COLUMNS": "120", "LINES": "40"}
    version = subprocess.run([program, "--version"], capture_output=True, text=True, env=environment).stdout.split()[-1]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(program, [program, "-d", "10"], environment)
    os.set_blocking(terminal, False)
    screen = bytearray()

    def drain(until):
        while time.monotonic() < until:
            try:
                screen.extend(os.read(terminal, 1 << 16))
            except BlockingIOError:
                time.sleep(0.05)
    drain(time.monotonic() + 5)
    cpu, _ = use(pid)
    drain(time.monotonic() + seconds)
    end, rss = use(pid)
    os.close(terminal)
    os.kill(pid, 15)
    os.waitpid(pid, 0)
    calls = struct.unpack_from("<q", open(os.path.join(folder, "state"), "rb").read(), 16)[0]
    if b"GPU" not in screen or not calls:
        raise SystemExit("nvtop showed no card: " + screen[:500].decode(errors="replace"))
    print(f"nvtop {version}, {cards} cards, every 1000 ms: {(end - cpu) / seconds / 10:.3f} % of a core; {rss:.1f} MB",
          flush=True)


def run(classes, library, folder, cards, period, seconds):
    state = told(folder, cards)
    begin = time.monotonic()
    probe = subprocess.Popen([JAVA, *SMALL, "-classpath", classes, "tern.gpu.probe.ProbeMain", "--period", str(period),
                              "--nvml", library], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             env={**os.environ, "FAKE_NVML_STATE": state})
    first = 0.0
    while not first:
        if probe.stdout.readline().startswith(b"S "):
            first = time.monotonic() - begin
    os.set_blocking(probe.stdout.fileno(), False)

    def drain(until):
        while time.monotonic() < until:
            probe.stdout.read()
            time.sleep(0.05)
    drain(time.monotonic() + 5)
    cpu, rss = use(probe.pid)
    drain(time.monotonic() + seconds)
    end, most = use(probe.pid)
    threads = len(os.listdir(f"/proc/{probe.pid}/task"))
    probe.stdin.close()
    probe.wait(5)
    inits, calls, samples = (struct.unpack_from("<q", open(state, "rb").read(), p * 8)[0] for p in (0, 2, 4))
    print(f"{cards} cards, every {period} ms: first sample after {first:.2f} s; {(end - cpu) / seconds / 10:.3f} % of a "
          f"core; {most:.1f} MB ({most - rss:+.1f} in {seconds} s); {threads} threads; nvmlInit {inits} times; "
          f"{calls / samples:.1f} calls for each sample, lists and conditions included", flush=True)


def main():
    classes, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "libnvidia-ml.so.1")
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library,
                        os.path.join(HERE, "..", "test", "c", "fake_nvml.c")], check=True)
        subprocess.run([JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                        "-classpath", classes, os.path.join(HERE, "SampleLoop.java"), library], check=True)
        print("load:", open("/proc/loadavg").read().split()[0])
        run(classes, library, folder, 2, 1000, seconds)
        run(classes, library, folder, 8, 1000, seconds)
        run(classes, library, folder, 2, 250, seconds)
        if len(sys.argv) > 3:
            nvtop(sys.argv[3], folder, 2, seconds)


if __name__ == "__main__":
    main()
