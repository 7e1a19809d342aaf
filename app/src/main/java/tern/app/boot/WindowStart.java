package tern.app.boot;

import java.nio.file.Path;
import tern.app.cli.WindowOpener;
import tern.app.theme.Theme;
import tern.app.window.TernWindow;
import tern.app.window.WindowOptions;

/// Opens the window. The only class between the command line and JavaFX, and loaded with it only.
final class WindowStart implements WindowOpener {

    /// What shells report for a program that was told to stop.
    private static final int INTERRUPTED = 130;

    @Override
    public int open(Request request) {
        logIntoFile(request);
        WindowOptions options = new WindowOptions(request.folders(), request.network(), request.wallet(),
                theme(request.colours()));
        try {
            if (request.snapshot().isEmpty()) {
                return TernWindow.open(options);
            }
            Path png = request.snapshot().get();
            return TernWindow.snapshot(png, options, options.theme() == Theme.SYSTEM ? Theme.DARK : options.theme(),
                    request.width(), request.height());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }

    /// Before the first logger: Logback reads where its file goes when it starts.
    private static void logIntoFile(Request request) {
        System.clearProperty(Main.LOG_PROVIDER);
        System.clearProperty("tern.log.file");
        if (System.getProperty("tern.log.folder") == null) {
            System.setProperty("tern.log.folder", request.folders().logFolder().toString());
        }
    }

    private static Theme theme(Colours colours) {
        return switch (colours) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case SYSTEM -> Theme.SYSTEM;
        };
    }
}
