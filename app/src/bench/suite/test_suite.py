"""python3 -m unittest discover -s app/src/bench -t app/src/bench"""
import os, subprocess, sys, tempfile, unittest

from suite import document, machine, programs, readings


def result(rates, cpu, wall, unit="ops/s"):
    metric = lambda values: {"rawData": [values]}
    return {"benchmark": "tern.wallet.bench.CryptoBenchmark.sign",
            "primaryMetric": {"rawData": [rates], "scoreUnit": unit},
            "secondaryMetrics": {"time:cpuNanos": metric(cpu), "time:wallNanos": metric(wall)}}


class Document(unittest.TestCase):

    def test_a_table_has_a_cell_for_each_head(self):
        self.assertEqual(document.table(["what", "figure"], [["sign", 27509.4], ["cold", 2.345], ["none", None]]),
                         "| what | figure |\n|---|---|\n| sign | 27,509 |\n| cold | 2.35 |\n| none |  |")
        with self.assertRaises(ValueError):
            document.table(["what", "figure"], [["sign"]])

    def test_a_cell_cannot_end_its_column(self):
        self.assertEqual(document.cell("a|b"), "a\\|b")
        self.assertEqual([document.cell(each) for each in (1234567, 12.34, 0.987)], ["1,234,567", "12.3", "0.99"])

    def test_only_what_stands_between_the_markers_is_replaced(self):
        text = "before\n<!-- bench:crypto -->\nold\n<!-- /bench:crypto -->\nafter <!-- bench:unlock --><!-- /bench:unlock -->"
        once = document.replace(text, "crypto", "new\n")
        self.assertEqual(once, text.replace("old", "new"))
        self.assertEqual(document.replace(once, "crypto", "new"), once)
        self.assertEqual(document.names(text), ["crypto", "unlock"])

    def test_markers_that_are_not_there_once_are_an_error(self):
        pair = "<!-- bench:a --><!-- /bench:a -->"
        for text in ("", "<!-- bench:a -->", pair + pair, "<!-- /bench:a --><!-- bench:a -->"):
            with self.assertRaises(ValueError, msg=text):
                document.replace(text, "a", "body")

    def test_beside_names_the_best_peer_and_says_why_where_tern_is_behind(self):
        peers = {"slow": 10.0, "quick": 20.0, "absent": None}
        self.assertEqual(document.beside(50.0, peers, True, "why"), "2.5 × quick")
        self.assertEqual(document.beside(10.0, peers, True, "why"), "**behind** quick (2.0 ×): why")
        self.assertEqual(document.beside(5.0, peers, False, "why"), "2.0 × slow")
        self.assertEqual(document.beside(40.0, peers, False, "why"), "**behind** slow (4.0 ×): why")
        self.assertEqual(document.beside(19.0, peers, True, "why"), "**behind** quick (1.05 ×): why")
        # the same within what can be measured
        self.assertEqual(document.beside(19.5, peers, True, "why"), "1.0 × quick")
        self.assertEqual(document.beside(1.0, {"absent": None}, True, "why"), "no peer in this run")

    def test_every_section_has_its_place_in_the_document(self):
        with open(os.path.join(machine.ROOT, "docs", "performance.md"), encoding="utf-8") as file:
            text = file.read()
        listed = subprocess.run([sys.executable, os.path.join(machine.BENCH, "all.py"), "--list"], check=True,
                                capture_output=True, text=True).stdout
        self.assertEqual(sorted(document.names(text)), sorted(line.split()[0] for line in listed.splitlines()))


class Readings(unittest.TestCase):

    def test_a_rate_is_held_against_the_processor_time_it_had(self):
        # the second iteration had half a processor, so its 800 were 1,600
        self.assertEqual(readings.per_processor_second(result([1000, 800], [2e9, 1e9], [2e9, 2e9])), 1600)
        self.assertEqual(readings.milliseconds(result([500, 900], [1e9, 1e9], [1e9, 2e9], "us/op")), (0.5, 0.45))
        self.assertEqual(readings.benchmark(result([1], [1], [1])), ("CryptoBenchmark", "sign"))

    def test_panning(self):
        found = readings.panning(
            "1,000,000 points, 1140 by 420 pixels, made in 98 ms\n"
            "59.3 frames a second; between frames: median 16.6 ms, 99 of 100 21.0 ms, longest 41.2 ms; 2 of 297 over 25 ms\n"
            "processor time a frame: window's thread 1.42 ms, renderer 8.91 ms\n")
        self.assertEqual(found, {"rate": 59.3, "longest": 41.2, "late": 2, "frames": 297, "window": 1.42, "renderer": 8.91})
        with self.assertRaises(ValueError):
            readings.panning("Exception in thread main")

    def test_probe_with_and_without_nvtop(self):
        text = ("2.12 µs of processor time, 0.0 bytes of memory a sample (20 numbers)\n"
                "2.00 µs of processor time, 0.0 bytes of memory a sample (20 numbers)\n"
                "2 cards, every 1000 ms: first sample after 0.55 s; 0.120 % of a core; 51.1 MB (+0.3 in 60 s); 13 threads;"
                " nvmlInit 1 times; 16.1 calls for each sample, lists and conditions included\n")
        found = readings.probe(text)
        self.assertEqual(found["runs"], [{"cards": 2, "period": 1000, "first": 0.55, "share": 0.12, "memory": 51.1,
                                          "calls": 16.1}])
        self.assertAlmostEqual(found["sample"], 2.06)
        self.assertIsNone(found["nvtop"])
        found = readings.probe(text + "nvtop 3.0.1, 2 cards, every 1000 ms: 0.067 % of a core; 4.9 MB\n")
        self.assertEqual(found["nvtop"], {"version": "3.0.1", "share": 0.067, "memory": 4.9})

    def test_first_frame(self):
        found = readings.first_frame(
            "bare JavaFX window idle 30 s after the first frame: 103 MB resident (at most 105), 77 MB its share;"
            " 0.40 % of a core in the second minute\n"
            "Tern idle 30 s after the first frame: 281 MB resident (at most 300), 235 MB its share;"
            " 0.70 % of a core in the second minute\n"
            "bare JavaFX window: middle 4498 ms  (3681, 4498, 5108)\nTern: middle 6247 ms  (5460, 6247)\n"
            "Tern without its class cache: middle 14392 ms  (12518, 14392)\n"
            "numbers after the first frame: middle 312 ms  (300, 312, 340)\nload (12.0, 1, 1)\n")
        self.assertEqual(found["frames"], {"bare JavaFX window": 4498, "Tern": 6247, "Tern without its class cache": 14392})
        self.assertEqual(found["numbers"], 312)
        self.assertEqual(found["idle"], {"bare JavaFX window": (103, 77, 0.4), "Tern": (281, 235, 0.7)})

    def test_window(self):
        found = readings.window(
            "memory: at most 283 MB ever, while it was watched 283 MB (PSS 242 MB), last 280 MB; heap after a collection at"
            " most 57 MB of 63 MB, 9 collections\npulses: 3012 in 60 s and 174 blocks; longest gap 151 ms, over 100 ms:"
            " [151, 101]; load 1.7\n")
        self.assertEqual(found, {"most": 283, "watched": 283, "pss": 242, "seconds": 60, "blocks": 174, "gap": 151, "late": 2})

    def test_practice(self):
        found = readings.practice(
            "load before: (1, 1, 1)\nfirst start, 60 days of history made: 6.07 s; memory now and at most [120, 185] MB\n"
            "on disk: 104 MB\nlater starts: 0.99 0.97 0.88 s; memory [110, 135] MB\na block of 128 subnets: 4.0 ms\n"
            "a day in coarse steps: 0.18 s\npractice, ms after a new block: {'account': 1.7, 'metadata': 2.2}\n")
        self.assertEqual(found, {"first": 6.07, "memory": 185, "later": [0.99, 0.97, 0.88], "disk": 104, "block": 4.0,
                                 "day": 0.18, "questions": {"account": 1.7, "metadata": 2.2}})

    def test_quote(self):
        table = programs.quote_table("[INFO] key to quote: median 60.2 ms, 95 % 130.0 ms, longest 695.1 ms of 200\n")
        self.assertIn("| median | 60.2 | below 100 | met |", table)
        self.assertIn("**missed**", programs.quote_table("key to quote: median 160.2 ms, 95 % 1.0 ms, longest 1.1 ms of 2"))


class Command(unittest.TestCase):

    def test_a_section_that_lacks_something_is_left_out_and_its_table_stays(self):
        with tempfile.TemporaryDirectory() as folder:
            page = os.path.join(folder, "page.md")
            with open(page, "w") as file:
                file.write("<!-- bench:portfolio -->\nold\n<!-- /bench:portfolio -->")
            done = subprocess.run([sys.executable, os.path.join(machine.BENCH, "all.py"), "--only", "portfolio", "--tern",
                                   folder, "--output", page], capture_output=True, text=True)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("portfolio is left out: ", done.stderr)
            with open(page) as file:
                self.assertIn("old", file.read())

    def test_a_section_that_is_not_there_is_refused(self):
        done = subprocess.run([sys.executable, os.path.join(machine.BENCH, "all.py"), "--only", "crypt"],
                              capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no section crypt", done.stderr)


if __name__ == "__main__":
    unittest.main()
