"""Why Tern is not ahead somewhere, and what the next step is: what stands beside a figure that is behind a peer's, or
that misses its target. A figure that falls behind without a sentence here says that the reason is not known yet."""

GROUP = ("a product of two limbs takes Java twice the instructions that C needs. Next: a look-up of the base point’s"
         " table in vectors")
BUSY = "a busy machine, see the load; next: the same on a quiet one"

REASONS = {
    ("crypto", "fromSeed"): GROUP,
    ("crypto", "hardChild"): GROUP,
    ("crypto", "softChild"): GROUP,
    ("crypto", "softPublicChild"): GROUP,
    ("crypto", "sign"): GROUP,
    ("crypto", "verify"): GROUP,
    ("unlock", "Tern, with libsodium"): "the very same function; the rest is Java’s compilers, which start beside it, and noise. Next: none",
    ("unlock", "Tern, its own Java"): "libsodium works on four numbers at a time (AVX2), which Java cannot without its"
                                      " unfinished vector API (which took 6 times as long as libsodium). It serves only where no libsodium"
                                      " is. Next: bring it in the packages for macOS and Windows, too",
    ("unlock", "Tern, its own Java, in the window"): "as above, and the window does without the optimising compiler to"
                                                     " hold 40 MB less. Next: the same",
    ("portfolio", "cpu"): BUSY,
    ("chart", "pauses"): "a frame’s own work leaves room in the 16.7 ms of a pulse; what is late waits for a processor"
                         " that others have. Next: a quiet machine",
    ("chart", "work"): "a frame’s own work is more than the 16.7 ms of a pulse, with nobody’s graphics card to do it."
                       " Next: fewer pixels under the shade",
    ("sampling", "cpu"): "the same work once a second, in a Java machine that has housekeeping of its own and runs code"
                         " that the processor’s caches have forgotten by then (in a loop it is the figure of the last"
                         " line). Next: an hour on a quiet machine, once its compiler has nothing left to do",
    ("start", "first frame"): BUSY,
    ("start", "numbers"): BUSY,
    ("start", "memory"): BUSY,
    ("start", "idle"): "a block comes every twelve seconds and is read and drawn: seven frames, the portfolio, the chart and the"
                       " market; JavaFX’s timer alone takes what the bare window takes. Next: one frame a block instead of four",
    ("window", "memory"): BUSY,
    ("window", "gap"): BUSY,
    ("practice", "busy"): "a busy machine where the load stands high, hundredths where it does not. Next: what the first second is spent on",
    ("quote", "median"): BUSY,
}


def why(section, name):
    """The sentence, or that there is none yet."""
    return REASONS.get((section, name), "the reason is not known yet")
