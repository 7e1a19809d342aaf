#!/usr/bin/env python3
"""How long an image of Tern takes to its first frame and to its first numbers, beside the barest JavaFX window on the
same Java with the same options, and what the window's process takes when nobody does anything.

    first-frame.py IMAGE JAVAC [RUNS]

IMAGE is a folder as `mvn -Ppackage package` leaves it in installers/target/image/tern, JAVAC that of a JDK 25. The time
is from the start of the process to the first change of a pixel on a screen of Xvfb, looked for every 4 ms; Tern itself
says when its numbers are laid out. All are started in turn. Where no graphics card is bin/tern has the processor draw
without looking for one; the bare window is started as JavaFX finds that out by itself, and in Tern's way."""
import glob, mmap, os, re, signal, statistics, subprocess, sys, tempfile, time

image, javac = os.path.abspath(sys.argv[1]), sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp(prefix='tern-frame')
holder = '5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH'
java = f'{image}/lib/runtime/bin/java'
screen = f'{work}/Xvfb_screen0'
told = f'{work}/numbers'
SETTLES, WATCHED = 60, 60


def options():
    """Of the window's launcher, without its class cache and class path."""
    text = open(f'{image}/lib/app/tern-window.cfg').read().replace('$APPDIR', f'{image}/lib/app')
    found = [line.split('=', 1)[1] for line in text.splitlines() if line.startswith('java-options=')]
    return [o for o in found if 'AOTCache' not in o and not o.startswith(('-Xlog', '-Dtern', '-Djpackage'))]


def environment(**more):
    return dict({k: v for k, v in os.environ.items() if k != 'GDK_GL'}, DISPLAY=':96', HOME=work, **more)


def first_frame(command, more, numbers):
    """Milliseconds to the first frame and to the numbers, and the process, which still runs."""
    xvfb = subprocess.Popen(['Xvfb', ':96', '-screen', '0', '1600x1000x24', '-fbdir', work],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not os.path.exists(screen) or os.path.getsize(screen) < 6_000_000:
        time.sleep(0.02)
    time.sleep(0.5)
    with open(screen, 'rb') as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pixels:
        empty = bytes(pixels)
        began, started = time.time(), time.monotonic()
        process = subprocess.Popen(command, env=environment(**more), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while pixels[:] == empty:
            time.sleep(0.004)
            if process.poll() is not None or time.monotonic() - started > 60:
                sys.exit('nothing was drawn: ' + ' '.join(command))
        took = (time.monotonic() - started) * 1000
    shown = None
    if numbers:
        while not os.path.exists(told) or not open(told).read().endswith('\n'):
            time.sleep(0.01)
            if time.monotonic() - started > 60:
                sys.exit('no numbers came')
        shown = int(open(told).read().split()[0]) - began * 1000
        os.remove(told)
    return took, shown, process, xvfb


def end(process, xvfb):
    process.send_signal(signal.SIGTERM)
    process.wait()
    xvfb.terminate()
    xvfb.wait()
    if os.path.exists(screen):
        os.remove(screen)


def resident(pid):
    status = open(f'/proc/{pid}/status').read()
    rollup = open(f'/proc/{pid}/smaps_rollup').read()
    return [int(re.search(name + r':\s+(\d+)', text).group(1)) // 1024
            for name, text in (('VmRSS', status), ('VmHWM', status), ('Pss', rollup))]


def processor(pid):
    """Milliseconds of processor time that all threads have had."""
    total = 0
    for task in os.listdir(f'/proc/{pid}/task'):
        try:
            total += int(open(f'/proc/{pid}/task/{task}/schedstat').read().split()[0]) / 1e6
        except FileNotFoundError:
            pass
    return total


def idle(name, pid):
    time.sleep(30)
    rss, peak, pss = resident(pid)
    time.sleep(SETTLES - 30)
    before, began = processor(pid), time.monotonic()
    time.sleep(WATCHED)
    share = (processor(pid) - before) / (time.monotonic() - began) / 10
    print(f'{name} idle 30 s after the first frame: {rss} MB resident (at most {peak}), {pss} MB its share;'
          f' {share:.2f} % of a core in the second minute')


subprocess.run([javac, '--module-path', os.path.join(here, '../../target/javafx'), '--add-modules', 'javafx.controls',
                '-d', work, f'{here}/FirstFrame.java'], check=True)
card = any(glob.glob(name) for name in ('/dev/dri/renderD*', '/dev/nvidiactl', '/dev/dxg'))
drawn = [] if card else ['-Dprism.order=sw']
plain = {} if card else {'GDK_GL': 'disable'}
bare = [java, *options(), '-cp', work, 'FirstFrame']
alike = [java, *options(), *drawn, '-cp', work, 'FirstFrame']
tern = [f'{image}/bin/tern', '--network', 'practice', '--wallet', holder]
uncached = [java, *options(), *drawn, f'-Dtern.dist={image}/lib/app', '-cp',
            ':'.join(re.findall(r'app\.classpath=(.*)', open(f'{image}/lib/app/tern-window.cfg').read()))
            .replace('$APPDIR', f'{image}/lib/app'), 'tern.app.boot.Main', *tern[1:]]
variants = {'bare JavaFX window': (bare, {}), 'bare JavaFX window, drawn as Tern is': (alike, plain),
            'Tern': (tern, {'TERN_JAVA_OPTIONS': f'-Dtern.bench.start={told}'}), 'Tern without its class cache': (uncached, plain)}
# makes the practice world and reads its past, so that no run pays for them
_, _, process, xvfb = first_frame(*variants['Tern'], True)
for _ in range(30):
    before = processor(process.pid)
    time.sleep(10)
    if processor(process.pid) - before < 250:
        break
end(process, xvfb)
times, numbers = {name: [] for name in variants}, []
for run in range(runs):
    for name, (command, more) in variants.items():
        took, shown, process, xvfb = first_frame(command, more, name == 'Tern')
        if shown is not None:
            numbers.append(shown - took)
        if run == runs - 1 and name in ('Tern', 'bare JavaFX window, drawn as Tern is'):
            idle(name, process.pid)
        end(process, xvfb)
        times[name].append(took)
for name, took in times.items():
    print(f'{name}: middle {statistics.median(took):.0f} ms  ({", ".join(f"{t:.0f}" for t in took)})')
print(f'numbers after the first frame: middle {statistics.median(numbers):.0f} ms'
      f'  ({", ".join(f"{t:.0f}" for t in numbers)})')
print('load', os.getloadavg())
subprocess.run([f'{image}/bin/tern', 'practice', 'stop'], env=environment(), stdout=subprocess.DEVNULL)
