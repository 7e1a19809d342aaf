package tern.node.standin;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/// What a stand-in is to do, from a properties file that is read again whenever somebody changes it.
///
/// | key | meaning |
/// |---|---|
/// | `genesis` | hash of block 0; Finney's if not given |
/// | `phases` | `warp 300, state 300, sync 1500, idle`: milliseconds of each; without a number it lasts |
/// | `from`, `target` | numbers of the blocks that the catching up begins with and goes to |
/// | `block.millis` | between two blocks of the network; 500 |
/// | `stalled` | `true`: the network goes on and the node gets nothing |
/// | `finality.lag` | blocks between newest and newest final; 3 |
/// | `peers` | 14 |
/// | `open.millis` | until it answers; 0 |
/// | `mute` | `true`: takes questions and does not answer |
/// | `on.term` | `end` (with 0), `ignore`, or milliseconds until it ends |
/// | `exit.after`, `exit.code`, `exit.say` | ends by itself: `panic`, `task`, `space`, `port`, `lock`, `corrupt`, `wasm` |
/// | `exit.signal` | ends itself by that signal, as the system does when memory is short |
/// | `fill.megabytes` | of files written into its data |
/// | `children` | so many processes that outlive it |
/// | `secrets` | `true`: prints some |
/// | `flood` | lines a second beside |
/// | `version` | of `system_version` |
/// | `fork` | `true`: its blocks are others |
final class Script {

    private final Path file;
    private Properties read = new Properties();
    private long stamp = -1;

    Script(Path file) {
        this.file = file;
    }

    private synchronized Properties now() {
        try {
            long changed = Files.getLastModifiedTime(file).toMillis() * 31 + Files.size(file);
            if (changed != stamp) {
                Properties fresh = new Properties();
                try (Reader in = Files.newBufferedReader(file)) {
                    fresh.load(in);
                }
                read = fresh;
                stamp = changed;
            }
        } catch (NoSuchFileException e) {
            // being replaced, or none: what was read last counts
            return read;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return read;
    }

    String text(String key, String standard) {
        return now().getProperty(key, standard).strip();
    }

    long number(String key, long standard) {
        String text = text(key, "");
        return text.isEmpty() ? standard : Long.parseLong(text);
    }

    boolean flag(String key) {
        return text(key, "false").equals("true");
    }
}
