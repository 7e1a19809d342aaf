package tern.installers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a window is opened on while a package is made: on Linux a screen of Xvfb where that is installed, else JavaFX's
/// platform without a screen.
///
/// @param xvfb   the running screen; null without one
/// @param number of the screen
record Screen(@Nullable Process xvfb, String number) implements AutoCloseable {

    static Screen open(Platform platform) throws IOException {
        if (platform != Platform.LINUX) {
            return new Screen(null, "");
        }
        Process process;
        try {
            // it chooses a number that is free, and prints it
            process = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.out
                    .println("no Xvfb: the window's class cache lacks the classes of windows (" + e.getMessage() + ")");
            return new Screen(null, "");
        }
        BufferedReader said = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String number = Optional.ofNullable(said.readLine()).map(String::strip).orElse("");
        if (number.isEmpty()) {
            process.destroy();
            throw new IOException("Xvfb opened no screen");
        }
        return new Screen(process, number);
    }

    /// For the Java that opens the window.
    List<String> options() {
        return xvfb == null
                ? List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true")
                : List.of();
    }

    /// For its process.
    Map<String, String> environment() {
        // without a screen none is asked, but Tern opens no window where none is named
        return Map.of("DISPLAY", ":" + (xvfb == null ? "0" : number));
    }

    @Override
    public void close() {
        if (xvfb != null) {
            xvfb.destroy();
        }
    }
}
