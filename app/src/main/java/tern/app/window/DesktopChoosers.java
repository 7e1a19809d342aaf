package tern.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Choosers;

/// The desktop's own dialogs.
final class DesktopChoosers implements Choosers {

    private final Supplier<@Nullable Window> owner;

    /// @param owner of the dialogs
    DesktopChoosers(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> openFile(String title, Filter... only) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        for (Filter filter : only) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(filter.name(), filter.patterns()));
        }
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> saveFile(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }
}
