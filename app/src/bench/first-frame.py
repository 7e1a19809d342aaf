#!/usr/bin/env python3
"""How long an image of Tern takes to its first frame, beside the barest JavaFX window on the same Java with the same
options, and what the window's process holds when nobody does anything.

    first-frame.py IMAGE JAVAC [RUNS]

IMAGE is a folder as `mvn -Ppackage package` leaves it in installers/target/image/tern, JAVAC that of a JDK 25. The time
is from the start of the process to the first change of a pixel on a screen of Xvfb, looked for every 4 ms. Both are
started in turn."""
import mmap, os, re, signal, statistics, subprocess, sys, tempfile, time

image, javac = os.path.abspath(sys.argv[1]), sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp(prefix='tern-frame')
holder = '5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH'
java = f'{image}/lib/runtime/bin/java'
screen = f'{work}/Xvfb_screen0'


def options():
    """Of the window's launcher, without its class cache and class path."""
    text = open(f'{image}/lib/app/tern-window.cfg').read().replace('$APPDIR', f'{image}/lib/app')
    found = [line.split('=', 1)[1] for line in text.splitlines() if line.startswith('java-options=')]
    return [o for o in found if 'AOTCache' not in o and not o.startswith(('-Xlog', '-Dtern', '-Djpackage'))]


def first_frame(command):
    """Milliseconds, and the process, which still runs."""
    xvfb = subprocess.Popen(['Xvfb', ':96', '-screen', '0', '1600x1000x24', '-fbdir', work],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not os.path.exists(screen) or os.path.getsize(screen) < 6_000_000:
        time.sleep(0.02)
    time.sleep(0.5)
    with open(screen, 'rb') as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pixels:
        empty = bytes(pixels)
        started = time.monotonic()
        process = subprocess.Popen(command, env=dict(os.environ, DISPLAY=':96', HOME=work),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while pixels[:] == empty:
            time.sleep(0.004)
            if process.poll() is not None or time.monotonic() - started > 60:
                sys.exit('nothing was drawn: ' + ' '.join(command))
        took = (time.monotonic() - started) * 1000
    return took, process, xvfb


def end(process, xvfb):
    process.send_signal(signal.SIGTERM)
    process.wait()
    xvfb.terminate()
    xvfb.wait()


def resident(pid):
    status = open(f'/proc/{pid}/status').read()
    rollup = open(f'/proc/{pid}/smaps_rollup').read()
    return [int(re.search(name + r':\s+(\d+)', text).group(1)) // 1024
            for name, text in (('VmRSS', status), ('VmHWM', status), ('Pss', rollup))]


subprocess.run([javac, '--module-path', os.path.join(here, '../../target/javafx'), '--add-modules', 'javafx.controls',
                '-d', work, f'{here}/FirstFrame.java'], check=True)
bare = [java, *options(), '-cp', work, 'FirstFrame']
tern = [f'{image}/bin/tern', '--network', 'practice', '--wallet', holder]
uncached = [java, *options(), f'-Dtern.dist={image}/lib/app', '-cp',
            ':'.join(re.findall(r'app\.classpath=(.*)', open(f'{image}/lib/app/tern-window.cfg').read()))
            .replace('$APPDIR', f'{image}/lib/app'), 'tern.app.boot.Main', *tern[1:]]
# makes the practice world, so that no run pays for it
subprocess.run([*tern, '--snapshot', f'{work}/first.png'], check=True, env=dict(os.environ, HOME=work))
times = {'bare JavaFX window': [], 'Tern': [], 'Tern without its class cache': []}
for run in range(runs):
    for name, command in zip(times, (bare, tern, uncached)):
        took, process, xvfb = first_frame(command)
        if name == 'Tern' and run == runs - 1:
            time.sleep(30)
            rss, peak, pss = resident(process.pid)
            print(f'idle 30 s after the first frame: {rss} MB resident (at most {peak}), {pss} MB its share')
        end(process, xvfb)
        times[name].append(took)
for name, took in times.items():
    print(f'{name}: middle {statistics.median(took):.0f} ms  ({", ".join(f"{t:.0f}" for t in took)})')
print('load', os.getloadavg())
subprocess.run([f'{image}/bin/tern', 'practice', 'stop'], env=dict(os.environ, HOME=work), stdout=subprocess.DEVNULL)
