#!/usr/bin/env python3
"""Figures of the practice network, for docs/performance.md.

    python3 node-control/src/bench/practice.py app/target/tern/bin/tern [http://127.0.0.1:8011]

Starts a practice network in a fresh home folder, measures, and removes it again. The second argument is a peer that
answers JSON-RPC over HTTP POST, such as the real runtime of the kit: the same questions are asked of it in the same run.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time, urllib.request

TERN = sys.argv[1]
PEER = sys.argv[2] if len(sys.argv) > 2 else None
HOLDER = "30233e02d1432da24f18789b75922c00b8f226cd6780862bd1b10fafb444ee36"
ACCOUNT = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da93118f1bdeadfe6cde6681788eae4abad" + HOLDER


def ask(url, method, *params):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}).encode()
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=300) as answer:
        reply = json.load(answer)
    if "error" in reply:
        raise SystemExit(f"{method}: {reply['error']}")
    return reply["result"]


def tern(home, *words):
    started = time.time()
    done = subprocess.run([TERN, "--home", home, *words, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{words}: {done.stdout} {done.stderr}")
    return json.loads(done.stdout), time.time() - started


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        rows = dict(line.split(":", 1) for line in status)
    return [int(rows[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")]


def median_ms(url, method, *params, fresh=None):
    times = []
    for _ in range(9):
        if fresh:
            fresh()
        started = time.perf_counter()
        ask(url, method, *params)
        times.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(times[2:]), 1)


def questions(url, fresh, runtime):
    call = "0x" + HOLDER if runtime == "typed" else "0x80" + HOLDER
    return {
        "account": median_ms(url, "state_getStorage", ACCOUNT, fresh=fresh),
        "dynamic info of all subnets": median_ms(url, "state_call", "SubnetInfoRuntimeApi_get_all_dynamic_info", "0x",
                                                 fresh=fresh),
        "stakes of a coldkey": median_ms(url, "state_call", "StakeInfoRuntimeApi_get_stake_info_for_coldkey", call,
                                         fresh=fresh),
        "metadata": median_ms(url, "state_getMetadata", fresh=fresh),
    }


def main():
    home = tempfile.mkdtemp(prefix="tern-bench-")
    print("load before:", os.getloadavg())
    try:
        node, first = tern(home, "practice", "start")
        print(f"first start, 60 days of history made: {first:.2f} s; memory now and at most {memory(node['pid'])} MB")
        size = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(home) for name in names)
        print(f"on disk: {size >> 20} MB")
        tern(home, "practice", "stop")
        later = []
        for _ in range(5):
            node, taken = tern(home, "practice", "start")
            later.append(taken)
            if len(later) < 5:
                tern(home, "practice", "stop")
        print("later starts:", " ".join(f"{taken:.2f}" for taken in later), "s; memory", memory(node["pid"]), "MB")
        url = node["endpoint"].replace("ws://", "http://")
        ask(url, "practice_advance", 200)
        started = time.time()
        ask(url, "practice_advance", 300)
        print(f"a block of 128 subnets: {(time.time() - started) / 300 * 1000:.1f} ms")
        started = time.time()
        ask(url, "practice_jumpDays", 1)
        print(f"a day in coarse steps: {time.time() - started:.2f} s")
        print("practice, ms after a new block:", questions(url, lambda: ask(url, "practice_advance", 1), "typed"))
        if PEER:
            print("peer, ms after a new block:", questions(PEER, lambda: ask(PEER, "dev_newBlock"), "bytes"))
        print("memory after all this, now and at most", memory(node["pid"]), "MB")
        print("load after:", os.getloadavg())
    finally:
        subprocess.run([TERN, "--home", home, "practice", "stop"], capture_output=True)
        shutil.rmtree(home, ignore_errors=True)


main()
