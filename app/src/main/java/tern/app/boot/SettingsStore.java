package tern.app.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The settings file: small JSON, written atomically, shared by the window and the command line.
public final class SettingsStore {

    private static final int LIMIT = 1 << 20;

    private final Path file;

    /// @param file [Folders#settingsFile()]; need not exist
    public SettingsStore(Path file) {
        this.file = file;
    }

    /// @return what the file says; empty settings when there is none
    /// @throws BootException when the file cannot be read or is not a JSON object
    public Settings load() throws BootException {
        byte[] content;
        try {
            if (Files.size(file) > LIMIT) {
                throw BootException.damaged("settings.too-large", file, null, null);
            }
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Settings.empty();
        } catch (IOException e) {
            throw BootException.of("settings.unreadable", file, e.toString(), e);
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(content);
            if (tree instanceof ObjectNode object) {
                return Settings.of(object);
            }
            throw BootException.damaged("settings.damaged", file, null, null);
        } catch (JacksonException e) {
            throw BootException.damaged("settings.damaged", file, e.getOriginalMessage(), e);
        }
    }

    /// Puts a damaged file out of the way, beside itself under another name, so that there are settings again.
    ///
    /// @return where it is now; empty where the file is sound or there is none
    /// @throws BootException when it cannot be read or moved; it is as it was then
    public Optional<Path> putAsideIfDamaged() throws BootException {
        try {
            return ExclusiveFile.<Optional<Path>, BootException>alone(file, () -> {
                try {
                    load();
                    return Optional.empty();
                } catch (BootException e) {
                    if (e.isDamage()) {
                        return Optional.of(DamagedFile.putAside(file));
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw BootException.damaged("settings.damaged", file, e.toString(), e);
        }
    }

    /// Reads, changes and writes the settings while no other Tern on this computer does.
    ///
    /// @return the settings as they are now in the file
    /// @throws BootException when they cannot be read or written; the file is then as it was
    public Settings update(UnaryOperator<Settings> change) throws BootException {
        if (file.toAbsolutePath().getParent() == null) {
            throw BootException.of("settings.no-folder", file);
        }
        try {
            return ExclusiveFile.<Settings, BootException>alone(file, () -> {
                Settings changed = change.apply(load());
                byte[] text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(changed.tree());
                OwnerOnly.writeAtomically(file, ByteBuffer.wrap(text));
                return changed;
            });
        } catch (IOException e) {
            throw BootException.of("settings.unsaved", file, e.toString(), e);
        }
    }
}
